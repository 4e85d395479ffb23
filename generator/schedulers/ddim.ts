// Denoising diffusion implicit models: Song, Meng and Ermon (2021), arXiv:2010.02502.
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { combine } from './elementwise.ts';
import { predictNoise, predictSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { requireSignal } from './require-signal.ts';
import { requireTimestepsInRange } from './require-timesteps-in-range.ts';
import { roundHalfToEven, spaceTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;

/** sqrt(abar) and sqrt(1 - abar). */
function roots(alpha: number): readonly [number, number] {
  return [f32(Math.sqrt(alpha)), f32(Math.sqrt(f32(1 - alpha)))];
}

/**
 * DDIM without added noise (eta = 0), formula (12) of the paper:
 *
 *   x_s = sqrt(abar_s) x0 + sqrt(1 - abar_s) epsilon,   s = t - floor(T / n)
 *
 * where s is not the next entry of the list: they differ when n does not divide T.
 *
 * @throws UserError `bad-steps`, `unsupported-prediction`
 */
export function createDdimScheduler(options: SchedulerOptions, steps: number): Scheduler {
  requireSignal(options);
  const alphas = createAlphasCumprod(options);
  const timesteps = Float64Array.from(spaceTimesteps(options, steps), roundHalfToEven);
  requireTimestepsInRange(timesteps, options, steps);
  const stride = Math.floor(options.num_train_timesteps / steps);
  const finalAlpha = options.set_alpha_to_one ? 1 : at(alphas, 0, 'alphas');
  const limit = options.clip_sample ? options.clip_sample_range : Infinity;

  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) => {
      const timestep = at(timesteps, index, 'timesteps');
      const next = timestep - stride;
      const alpha = present(alphas.at(timestep), 'the alpha of a timestep');
      const nextAlpha = next >= 0 ? at(alphas, next, 'alphas') : finalAlpha;
      const [root, noiseRoot] = roots(alpha);
      const [nextRoot, nextNoiseRoot] = roots(nextAlpha);
      const toSample = predictSample(options.prediction_type, root, noiseRoot);
      const toNoise = predictNoise(options.prediction_type, root, noiseRoot);
      return combine(sample, modelOutput, (x, m) => {
        const x0 = Math.min(Math.max(toSample(x, m), -limit), limit);
        return f32(nextRoot * x0) + f32(nextNoiseRoot * toNoise(x, m));
      });
    },
  };
}
