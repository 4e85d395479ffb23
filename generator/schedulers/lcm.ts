// Latent consistency models: Luo et al. (2023), arXiv:2310.04378, algorithm 3.
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { combine } from './elementwise.ts';
import { predictSample } from './predicted-sample.ts';
import { requireNoise } from './require-noise.ts';
import { requireSignal } from './require-signal.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

const f32 = Math.fround;
const DATA_DEVIATION = 0.5;

/** `steps` of the timesteps of the distillation, evenly spaced from the last. */
function createTimesteps(options: SchedulerOptions, steps: number): Float64Array {
  const { original_inference_steps: original, num_train_timesteps: total } = options;
  if (steps > original || original > total) {
    throw new UserError(
      `LCM takes at most ${Math.min(original, total)} steps (original_inference_steps), not ${steps}: choose fewer.`,
      { code: 'bad-steps' },
    );
  }
  const stride = Math.floor(total / original);
  const spacing = original / steps;
  return Float64Array.from(
    { length: steps },
    (_, i) => (original - Math.floor(i * spacing)) * stride - 1,
  );
}

/** c_skip and c_out, formula (9): the consistency function is the identity at timestep 0. */
function boundaryScalings(timestep: number, scaling: number): { skip: number; out: number } {
  const scaled = f32(timestep * scaling);
  const variance = f32(f32(scaled * scaled) + DATA_DEVIATION ** 2);
  return {
    skip: f32(DATA_DEVIATION ** 2 / variance),
    out: f32(scaled / f32(Math.sqrt(variance))),
  };
}

/**
 * Multistep consistency sampling: z = c_out x0 + c_skip x, then fresh noise for the next timestep s,
 * sqrt(abar_s) z + sqrt(1 - abar_s) epsilon; the last z is the result.
 *
 * @throws UserError `bad-steps`, `unsupported-prediction`
 */
export function createLcmScheduler(options: SchedulerOptions, steps: number): Scheduler {
  requireSignal(options);
  const timesteps = createTimesteps(options, steps);
  const alphas = createAlphasCumprod(options);
  const limit = options.clip_sample ? options.clip_sample_range : Infinity;
  const rootsAt = (index: number): readonly [number, number] => {
    const alpha = at(alphas, at(timesteps, index, 'timesteps'), 'alphas');
    return [f32(Math.sqrt(alpha)), f32(Math.sqrt(f32(1 - alpha)))];
  };
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample, noise }) => {
      const { skip, out } = boundaryScalings(
        at(timesteps, index, 'timesteps'),
        options.timestep_scaling,
      );
      const toSample = predictSample(options.prediction_type, ...rootsAt(index));
      const denoised = combine(sample, modelOutput, (x, m) => {
        const x0 = Math.min(Math.max(toSample(x, m), -limit), limit);
        return f32(out * x0) + f32(skip * x);
      });
      if (index === steps - 1) return denoised;
      const [root, noiseRoot] = rootsAt(index + 1);
      return combine(denoised, requireNoise(noise), (x, z) => f32(root * x) + f32(noiseRoot * z));
    },
  };
}
