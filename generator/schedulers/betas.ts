import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;
const MAX_BETA = 0.999;

/** `count` evenly spaced float32 values, from both ends to the middle, as torch computes them. */
function linspace(start: number, end: number, count: number): Float32Array {
  const first = f32(start);
  const last = f32(end);
  const step = count > 1 ? f32(f32(last - first) / (count - 1)) : 0;
  return Float32Array.from({ length: count }, (_, i) =>
    i < count / 2 ? first + step * i : last - step * (count - 1 - i),
  );
}

/**
 * The cosine schedule: beta_t = min(1 - abar(t + 1) / abar(t), 0.999) with
 * abar(t) = cos^2(((t / T) + 0.008) / 1.008 * pi / 2).
 * Source: Nichol and Dhariwal (2021), arXiv:2102.09672, section 3.2.
 */
function cosineBetas(count: number): Float32Array {
  const cumulative = (t: number): number =>
    Math.cos(((t / count + 0.008) / 1.008) * (Math.PI / 2)) ** 2;
  return Float32Array.from({ length: count }, (_, i) =>
    Math.min(1 - cumulative(i + 1) / cumulative(i), MAX_BETA),
  );
}

/**
 * The variances beta_t of the forward process, one per training timestep, in float32.
 *
 * `scaled_linear` is linear in the square root: Rombach et al. (2022), arXiv:2112.10752.
 */
export function createBetas(
  options: Pick<
    SchedulerOptions,
    'beta_schedule' | 'beta_start' | 'beta_end' | 'num_train_timesteps'
  >,
): Float32Array {
  const { beta_schedule, beta_start, beta_end, num_train_timesteps } = options;
  if (beta_schedule === 'squaredcos_cap_v2') return cosineBetas(num_train_timesteps);
  if (beta_schedule === 'linear') return linspace(beta_start, beta_end, num_train_timesteps);
  const roots = linspace(Math.sqrt(beta_start), Math.sqrt(beta_end), num_train_timesteps);
  return roots.map((root) => root * root);
}
