import { at } from '#domain/at.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import {
  createKarrasSigmas,
  createTrainingSigmas,
  interpolateSigma,
  timestepOfSigma,
} from './sigmas.ts';
import { spaceTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;

export type SigmaSchedule = {
  /** Fractional training timesteps, float32 values, descending. */
  readonly timesteps: Float64Array;
  /** One sigma per timestep and the one to end at, float32. */
  readonly sigmas: Float32Array;
  /** What the initial noise is multiplied by. */
  readonly initNoiseSigma: number;
};

/**
 * The timesteps and noise levels of the samplers that work on x = x0 + sigma epsilon: Euler,
 * Euler ancestral, Heun and LMS.
 *
 * Leading spacing does not begin at the highest noise level, so that its initial noise is scaled
 * by sqrt(sigma^2 + 1), the standard deviation of x for data of variance 1.
 */
export function createSigmaSchedule(options: SchedulerOptions, steps: number): SigmaSchedule {
  const training = createTrainingSigmas(options);
  let timesteps = spaceTimesteps(options, steps).map(f32);
  let sigmas = timesteps.map((t) => interpolateSigma(training, t));
  if (options.use_karras_sigmas) {
    sigmas = createKarrasSigmas(at(sigmas, 0, 'sigmas'), at(sigmas, steps - 1, 'sigmas'), steps);
    timesteps = sigmas.map((sigma) => f32(timestepOfSigma(training, sigma)));
  }
  const end = options.final_sigmas_type === 'sigma_min' ? at(training, 0, 'training sigmas') : 0;
  const highest = f32(Math.max(...sigmas));
  const leading = options.timestep_spacing === 'leading';
  return {
    timesteps: Float64Array.from(timesteps),
    sigmas: Float32Array.from([...sigmas, end]),
    initNoiseSigma: leading ? f32(Math.sqrt(f32(f32(highest * highest) + 1))) : highest,
  };
}

/** The sample as the U-Net wants it, of variance about 1: x / sqrt(sigma^2 + 1). */
export function scaleBySigma(sample: Float32Array, sigma: number): Float32Array {
  const deviation = f32(Math.sqrt(f32(f32(sigma * sigma) + 1)));
  return sample.map((x) => x / deviation);
}
