import { at } from '#domain/at.ts';
import { createBetas } from './betas.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;

/** abar_t, the running product of 1 - beta: summed up in double, each value rounded to float32. */
function cumulativeProduct(betas: Float32Array): Float32Array {
  let product = 1;
  return betas.map((beta) => {
    product *= f32(1 - beta);
    return product;
  });
}

/**
 * Shifts and scales sqrt(abar) so that the last is 0 and the first as before, and gives the betas.
 * Source: Lin et al. (2024), arXiv:2305.08891, algorithm 1.
 */
function rescaleToZeroTerminalSnr(betas: Float32Array): Float32Array {
  const roots = cumulativeProduct(betas).map(Math.sqrt);
  const first = at(roots, 0, 'alphas');
  const last = at(roots, roots.length - 1, 'alphas');
  const scale = f32(first / f32(first - last));
  const cumulative = roots.map((root) => f32(f32(root - last) * scale) ** 2);
  return cumulative.map(
    (value, i) => 1 - f32(i === 0 ? value : value / at(cumulative, i - 1, 'alphas')),
  );
}

/**
 * The share of signal abar_t that is left at each training timestep, in float32, as diffusers has
 * it bit for bit (linear schedules to 2e-6: torch's own linspace differs between processors).
 */
export function createAlphasCumprod(options: SchedulerOptions): Float32Array {
  const betas = createBetas(options);
  return cumulativeProduct(
    options.rescale_betas_zero_snr ? rescaleToZeroTerminalSnr(betas) : betas,
  );
}
