// Ancestral sampling with Euler's method: Song et al. (2021), arXiv:2011.13456, appendix F, in the
// noise levels of Karras et al. (2022), arXiv:2206.00364.
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { combine } from './elementwise.ts';
import { predictScaledSample } from './predicted-sample.ts';
import { requireNoise } from './require-noise.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createSigmaSchedule, scaleBySigma } from './sigma-schedule.ts';

const f32 = Math.fround;

/** sigma'^2 = down^2 + up^2, with up^2 = sigma'^2 (sigma^2 - sigma'^2) / sigma^2. */
function splitSigma(from: number, to: number): { up: number; down: number } {
  const fromSquared = f32(from * from);
  const toSquared = f32(to * to);
  const gap = f32(fromSquared - toSquared);
  const up = f32(Math.sqrt(f32(f32(toSquared * gap) / fromSquared)));
  return { up, down: f32(Math.sqrt(f32(toSquared - f32(up * up)))) };
}

/**
 * An Euler step to the noise level `down`, then fresh noise of standard deviation `up`. Noise is
 * drawn in every step, the last included, where its weight is zero.
 *
 * @throws UserError `unsupported-prediction`
 */
export function createEulerAncestralScheduler(options: SchedulerOptions, steps: number): Scheduler {
  if (options.prediction_type === 'sample') {
    throw new UserError(
      'Euler ancestral cannot use a model that predicts the sample ("prediction_type"): choose another scheduler.',
      { code: 'unsupported-prediction' },
    );
  }
  const { timesteps, sigmas, initNoiseSigma } = createSigmaSchedule(options, steps);
  return {
    timesteps,
    initNoiseSigma,
    scaleModelInput: (sample, index) => scaleBySigma(sample, at(sigmas, index, 'sigmas')),
    step: ({ modelOutput, index, sample, noise }) => {
      const sigma = at(sigmas, index, 'sigmas');
      const { up, down } = splitSigma(sigma, at(sigmas, index + 1, 'sigmas'));
      const change = f32(down - sigma);
      const toSample = predictScaledSample(options.prediction_type, sigma);
      const moved = combine(sample, modelOutput, (x, m) => {
        const derivative = f32(f32(x - toSample(x, m)) / sigma);
        return x + f32(derivative * change);
      });
      return combine(moved, requireNoise(noise), (x, z) => x + f32(z * up));
    },
  };
}
