import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;

type PredictionType = SchedulerOptions['prediction_type'];
/** A value for one element, of the sample x_t and of what the network gave for it. */
type Predict = (sample: number, modelOutput: number) => number;

/**
 * x0 where x_t = alpha x0 + sigma epsilon and v = alpha epsilon - sigma x0:
 * (x - sigma epsilon) / alpha, or alpha x - sigma v.
 * Source: Salimans and Ho (2022), arXiv:2202.00512, section 4 and appendix D.
 */
export function predictSample(type: PredictionType, alpha: number, sigma: number): Predict {
  if (type === 'epsilon') return (x, e) => f32(f32(x - f32(sigma * e)) / alpha);
  if (type === 'v_prediction') return (x, v) => f32(f32(alpha * x) - f32(sigma * v));
  return (_, m) => m;
}

/** epsilon in the same terms: (x - alpha x0) / sigma, or alpha v + sigma x. */
export function predictNoise(type: PredictionType, alpha: number, sigma: number): Predict {
  if (type === 'epsilon') return (_, e) => e;
  if (type === 'v_prediction') return (x, v) => f32(f32(alpha * v) + f32(sigma * x));
  return (x, m) => f32(f32(x - f32(alpha * m)) / sigma);
}

/**
 * x0 where x = x0 + s epsilon, the variance exploding form with s = sigma / alpha:
 * x - s epsilon, or x / (s^2 + 1) - v s / sqrt(s^2 + 1).
 * Source: Karras et al. (2022), arXiv:2206.00364, section 5 (c_skip and c_out).
 */
export function predictScaledSample(type: PredictionType, s: number): Predict {
  if (type === 'epsilon') return (x, e) => f32(x - f32(s * e));
  if (type === 'sample') return (_, m) => m;
  const variance = f32(f32(s * s) + 1);
  const out = f32(-s / f32(Math.sqrt(variance)));
  return (x, v) => f32(f32(v * out) + f32(x / variance));
}
