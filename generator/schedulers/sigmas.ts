import { at } from '#domain/at.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;
const RHO = 7;
/** Stands for a terminal alpha of zero, whose sigma would be infinite (4096 with this one). */
const LEAST_ALPHA = 2 ** -24;

/** sigma_t = sqrt((1 - abar_t) / abar_t) at each training timestep, in float32, ascending. */
export function createTrainingSigmas(options: SchedulerOptions): Float32Array {
  const alphas = createAlphasCumprod(options);
  if (options.rescale_betas_zero_snr) alphas[alphas.length - 1] = LEAST_ALPHA;
  return alphas.map((alpha) => Math.sqrt(f32(f32(1 - alpha) / alpha)));
}

/** Sigma at a timestep that may be fractional, linear between training timesteps, in double. */
export function interpolateSigma(sigmas: Float32Array, timestep: number): number {
  const last = sigmas.length - 1;
  const place = Math.min(Math.max(timestep, 0), last);
  const low = Math.floor(place);
  const value = at(sigmas, low, 'training sigmas');
  const slope = at(sigmas, Math.min(low + 1, last), 'training sigmas') - value;
  return slope * (place - low) + value;
}

/**
 * `steps` sigmas from `max` to `min`, evenly spaced after taking the 7th root.
 * Source: Karras et al. (2022), arXiv:2206.00364, formula (5), without the zero at the end.
 */
export function createKarrasSigmas(max: number, min: number, steps: number): number[] {
  const first = max ** (1 / RHO);
  const last = min ** (1 / RHO);
  return Array.from({ length: steps }, (_, i) => {
    const ramp = steps > 1 ? i / (steps - 1) : 0;
    return (first + ramp * (last - first)) ** RHO;
  });
}

/** The fractional training timestep of a sigma, linear in log sigma between training timesteps. */
export function timestepOfSigma(sigmas: Float32Array, sigma: number): number {
  const target = Math.log(Math.max(sigma, 1e-10));
  const log = (index: number): number => f32(Math.log(at(sigmas, index, 'training sigmas')));
  let low = sigmas.length - 2;
  while (low > 0 && log(low) > target) low -= 1;
  const weight = (log(low) - target) / f32(log(low) - log(low + 1));
  const clipped = Math.min(Math.max(weight, 0), 1);
  return (1 - clipped) * low + clipped * (low + 1);
}
