// Denoising diffusion implicit models: Song, Meng and Ermon (2021), arXiv:2010.02502.
import { UserError } from '#prisma/user-error.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { combine } from './elementwise.ts';
import type { Scheduler } from './scheduler.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { requireTimestepsInRange } from './timestep-range.ts';
import { roundHalfToEven, spaceTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;

type Coefficients = { root: number; noiseRoot: number; nextRoot: number; nextNoiseRoot: number };

/** x0 and epsilon from what the network predicts, for one element. */
function createPrediction(type: SchedulerOptions['prediction_type'], at: Coefficients) {
  const { root, noiseRoot } = at;
  if (type === 'epsilon') {
    return {
      x0: (x: number, e: number): number => f32(f32(x - f32(noiseRoot * e)) / root),
      epsilon: (_: number, e: number): number => e,
    };
  }
  if (type === 'sample') {
    return {
      x0: (_: number, m: number): number => m,
      epsilon: (x: number, m: number): number => f32(f32(x - f32(root * m)) / noiseRoot),
    };
  }
  return {
    x0: (x: number, v: number): number => f32(f32(root * x) - f32(noiseRoot * v)),
    epsilon: (x: number, v: number): number => f32(f32(root * v) + f32(noiseRoot * x)),
  };
}

/**
 * DDIM without added noise (eta = 0), formula (12) of the paper:
 *
 *   x_s = sqrt(abar_s) x0 + sqrt(1 - abar_s) epsilon,   s = t - floor(T / n)
 *
 * where s is not the next entry of the list: they differ when n does not divide T.
 *
 * @throws UserError `bad-steps`; `unsupported-prediction` for epsilon with zero terminal SNR, where
 *   x0 = (x - sqrt(1 - abar) epsilon) / sqrt(abar) divides by zero
 */
export function createDdimScheduler(options: SchedulerOptions, steps: number): Scheduler {
  if (options.rescale_betas_zero_snr && options.prediction_type === 'epsilon') {
    throw new UserError(
      'DDIM cannot use epsilon prediction with "rescale_betas_zero_snr", because nothing of the signal is left at the last timestep: use v_prediction, or set rescale_betas_zero_snr to false.',
      { code: 'unsupported-prediction', exitCode: 2 },
    );
  }
  const alphas = createAlphasCumprod(options);
  const timesteps = Float64Array.from(spaceTimesteps(options, steps), roundHalfToEven);
  requireTimestepsInRange(timesteps, options, steps);
  const stride = Math.floor(options.num_train_timesteps / steps);
  const finalAlpha = options.set_alpha_to_one ? 1 : (alphas[0] ?? 1);
  const limit = options.clip_sample ? options.clip_sample_range : Infinity;

  const coefficientsAt = (timestep: number): Coefficients => {
    const alpha = alphas.at(timestep) ?? NaN;
    const next = timestep - stride;
    const nextAlpha = next >= 0 ? (alphas[next] ?? NaN) : finalAlpha;
    return {
      root: f32(Math.sqrt(alpha)),
      noiseRoot: f32(Math.sqrt(f32(1 - alpha))),
      nextRoot: f32(Math.sqrt(nextAlpha)),
      nextNoiseRoot: f32(Math.sqrt(f32(1 - nextAlpha))),
    };
  };
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) => {
      const at = coefficientsAt(timesteps[index] ?? NaN);
      const { x0, epsilon } = createPrediction(options.prediction_type, at);
      return combine(sample, modelOutput, (x, m) => {
        const clipped = Math.min(Math.max(x0(x, m), -limit), limit);
        return f32(at.nextRoot * clipped) + f32(at.nextNoiseRoot * epsilon(x, m));
      });
    },
  };
}
