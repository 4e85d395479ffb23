import type { ModelLayout } from '../models/model-description.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import type { LatentShape } from './run-unet.ts';

/** Channels, height and width of the latents of an arm's images. */
export function latentShape(
  model: Pick<ModelLayout, 'latentChannels' | 'pixelsPerLatent' | 'defaultSize'>,
  arm: Pick<ArmSpec, 'width' | 'height'>,
): LatentShape {
  const height = arm.height ?? model.defaultSize.height;
  const width = arm.width ?? model.defaultSize.width;
  return [model.latentChannels, height / model.pixelsPerLatent, width / model.pixelsPerLatent];
}
