import type { ArmSpec } from '#domain/arm-spec.ts';
import type { ModelLayout } from '../models/model-description.ts';

/** Channels, height and width of one sample's latents. */
export type LatentShape = readonly [channels: number, height: number, width: number];

/** The latents of an arm's images; whether its model can make them, `requireArmOfModel` says. */
export function latentShape(
  model: Pick<ModelLayout, 'latentChannels' | 'pixelsPerLatent' | 'defaultSize'>,
  arm: Pick<ArmSpec, 'width' | 'height'>,
): LatentShape {
  const height = arm.height ?? model.defaultSize.height;
  const width = arm.width ?? model.defaultSize.width;
  return [model.latentChannels, height / model.pixelsPerLatent, width / model.pixelsPerLatent];
}
