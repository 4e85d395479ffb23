// Euler's method without churn: Karras et al. (2022), arXiv:2206.00364, algorithm 2 with gamma = 0.
import { at } from '#domain/at.ts';
import { combine } from './elementwise.ts';
import { predictScaledSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createSigmaSchedule, scaleBySigma } from './sigma-schedule.ts';

const f32 = Math.fround;

/** x + (sigma' - sigma) d,  d = (x - x0) / sigma. */
export function createEulerScheduler(options: SchedulerOptions, steps: number): Scheduler {
  const { timesteps, sigmas, initNoiseSigma } = createSigmaSchedule(options, steps);
  return {
    timesteps,
    initNoiseSigma,
    scaleModelInput: (sample, index) => scaleBySigma(sample, at(sigmas, index, 'sigmas')),
    step: ({ modelOutput, index, sample }) => {
      const sigma = at(sigmas, index, 'sigmas');
      const change = f32(at(sigmas, index + 1, 'sigmas') - sigma);
      const toSample = predictScaledSample(options.prediction_type, sigma);
      return combine(sample, modelOutput, (x, m) => {
        const derivative = f32(f32(x - toSample(x, m)) / sigma);
        return x + f32(derivative * change);
      });
    },
  };
}
