import type { ArmSpec } from '#domain/arm-spec.ts';
import type { ModelFacts } from './check-arm-against-model.ts';
import { guidanceOf } from './guidance.ts';

type Model = Pick<ModelFacts, 'graphs' | 'scheduler' | 'defaultSize'>;

/**
 * What decides the images of an arm beside its model, prompt and seed: what the arm leaves to the model
 * is filled in, and what has no effect at its guidance is left out. Two arms for which it is the same,
 * of one model, make the same images.
 */
export function whatDecidesImages(arm: ArmSpec, model: Model): object {
  const { guidanceScale: scale, guidanceRescale: rescale, negativePrompt: negative } = arm;
  const settings = {
    scheduler: arm.scheduler ?? model.scheduler.name,
    steps: arm.steps,
    width: arm.width ?? model.defaultSize.width,
    height: arm.height ?? model.defaultSize.height,
  };
  switch (guidanceOf(model, arm)) {
    case 'none':
      return settings;
    case 'embedded':
      return { ...settings, scale };
    case 'classifier-free':
      return { ...settings, scale, rescale, negative };
  }
}
