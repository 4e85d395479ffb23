import type { ArmSpec } from '#domain/arm-spec.ts';
import type { ModelLayout } from '../models/model-description.ts';

/** The U-Net input that takes the guidance scale: models distilled from guided ones have it. */
export const GUIDANCE_INPUT = 'timestep_cond';

/**
 * How an arm is guided: by a second row without the prompt (`classifier-free`, above a scale of 1),
 * by telling the U-Net the scale (`embedded`, in latent consistency models), or not at all.
 */
export type Guidance = 'none' | 'classifier-free' | 'embedded';

/** That of an arm with its model, as diffusers' pipelines choose it. */
export function guidanceOf(
  model: Pick<ModelLayout, 'graphs'>,
  arm: Pick<ArmSpec, 'guidanceScale'>,
): Guidance {
  if (model.graphs.unet.inputs.some(({ name }) => name === GUIDANCE_INPUT)) return 'embedded';
  return arm.guidanceScale > 1 ? 'classifier-free' : 'none';
}

/** Rows of the U-Net's batch that one sample takes. */
export function rowsOf(guidance: Guidance): 1 | 2 {
  return guidance === 'classifier-free' ? 2 : 1;
}
