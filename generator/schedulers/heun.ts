// Heun's method of second order without churn: Karras et al. (2022), arXiv:2206.00364, algorithm 1.
import { at } from '#domain/at.ts';
import { combine } from './elementwise.ts';
import { predictScaledSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createSigmaSchedule, scaleBySigma } from './sigma-schedule.ts';

const f32 = Math.fround;

/** Every value but the first twice: the second U-Net call of a step is at the next one's noise. */
function repeatRest(values: Iterable<number>): number[] {
  return [...values].flatMap((value, i) => (i === 0 ? [value] : [value, value]));
}

/**
 * x + (sigma' - sigma) (d + d') / 2, where d' is the derivative at the end of an Euler step. The
 * last step, to sigma = 0, is Euler's: n steps take 2 n - 1 U-Net calls.
 */
export function createHeunScheduler(options: SchedulerOptions, steps: number): Scheduler {
  const schedule = createSigmaSchedule(options, steps);
  const sigmas = Float32Array.from(repeatRest(schedule.sigmas));
  const limit = options.clip_sample ? options.clip_sample_range : Infinity;
  let origin: { sample: Float32Array; derivative: Float32Array } | undefined;

  const derivativeAt = (sigma: number, sample: Float32Array, modelOutput: Float32Array) => {
    const toSample = predictScaledSample(options.prediction_type, sigma);
    return combine(sample, modelOutput, (x, m) => {
      const x0 = Math.min(Math.max(toSample(x, m), -limit), limit);
      return f32(x - x0) / sigma;
    });
  };
  return {
    timesteps: Float64Array.from(repeatRest(schedule.timesteps)),
    initNoiseSigma: schedule.initNoiseSigma,
    scaleModelInput: (sample, index) => scaleBySigma(sample, at(sigmas, index, 'sigmas')),
    step: ({ modelOutput, index, sample }) => {
      const sigma = at(sigmas, index, 'sigmas');
      const derivative = derivativeAt(sigma, sample, modelOutput);
      if (origin === undefined) {
        const change = f32(at(sigmas, index + 1, 'sigmas') - sigma);
        origin = { sample, derivative };
        return combine(sample, derivative, (x, d) => x + f32(d * change));
      }
      const change = f32(sigma - at(sigmas, index - 1, 'sigmas'));
      const mean = combine(origin.derivative, derivative, (d, e) => f32(d + e) / 2);
      const start = origin.sample;
      origin = undefined;
      return combine(start, mean, (x, d) => x + f32(d * change));
    },
  };
}
