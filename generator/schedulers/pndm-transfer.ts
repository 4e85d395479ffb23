// Liu, Ren, Lin and Zhao (2022), arXiv:2202.09778.
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { combine } from './elementwise.ts';
import { predictNoise } from './predicted-sample.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;

type Transfer = (options: {
  sample: Float32Array;
  prediction: Float32Array;
  from: number;
  to: number;
}) => Float32Array;

/**
 * The transfer part, formula (9): from x_t to x_s along epsilon,
 *
 *   x_s = sqrt(abar_s / abar_t) x_t - (abar_s - abar_t) epsilon
 *         / (abar_t sqrt(1 - abar_s) + sqrt(abar_t (1 - abar_t) abar_s))
 */
export function createTransfer(options: SchedulerOptions): Transfer {
  const alphas = createAlphasCumprod(options);
  const finalAlpha = options.set_alpha_to_one ? 1 : at(alphas, 0, 'alphas');
  return ({ sample, prediction, from, to }) => {
    const alpha = present(alphas.at(from), 'the alpha of a timestep');
    const next = to >= 0 ? at(alphas, to, 'alphas') : finalAlpha;
    const noise = f32(1 - alpha);
    const scale = f32(Math.sqrt(f32(next / alpha)));
    const gain = f32(next - alpha);
    const denominator = f32(
      f32(alpha * f32(Math.sqrt(f32(1 - next)))) + f32(Math.sqrt(f32(f32(alpha * noise) * next))),
    );
    const roots = [f32(Math.sqrt(alpha)), f32(Math.sqrt(noise))] as const;
    const toNoise = predictNoise(options.prediction_type, ...roots);
    return combine(sample, prediction, (x, m) => {
      const epsilon = toNoise(x, m);
      return f32(scale * x) - f32(f32(gain * epsilon) / denominator);
    });
  };
}
