// Linear multistep method (Adams-Bashforth on uneven steps) on the derivative of Karras et al.
// (2022), arXiv:2206.00364, formula (3), as in K. Crowson's k-diffusion.
import { at } from '#domain/at.ts';
import { combine } from './elementwise.ts';
import { predictScaledSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createSigmaSchedule, scaleBySigma } from './sigma-schedule.ts';

const f32 = Math.fround;
const ORDER = 4;

/**
 * The integral from sigma_i to sigma_{i+1} of the Lagrange polynomial that is 1 at sigma_{i-j} and
 * 0 at the other `order` - 1 latest noise levels. Gauss-Legendre with two points is exact: the
 * degree is at most 3.
 */
function multistepCoefficient(sigmas: Float32Array, i: number, j: number, order: number): number {
  const level = (k: number): number => at(sigmas, k, 'sigmas');
  const polynomial = (sigma: number): number => {
    let product = 1;
    for (let k = 0; k < order; k++) {
      if (k !== j) product *= (sigma - level(i - k)) / (level(i - j) - level(i - k));
    }
    return product;
  };
  const half = (level(i + 1) - level(i)) / 2;
  const middle = (level(i + 1) + level(i)) / 2;
  const offset = half / Math.sqrt(3);
  return half * (polynomial(middle - offset) + polynomial(middle + offset));
}

/** x + sum_j c_j d_{i-j} over the latest four derivatives d = (x - x0) / sigma. */
export function createLmsScheduler(options: SchedulerOptions, steps: number): Scheduler {
  const { timesteps, sigmas, initNoiseSigma } = createSigmaSchedule(options, steps);
  let past: Float32Array[] = [];
  return {
    timesteps,
    initNoiseSigma,
    scaleModelInput: (sample, index) => scaleBySigma(sample, at(sigmas, index, 'sigmas')),
    step: ({ modelOutput, index, sample }) => {
      const sigma = at(sigmas, index, 'sigmas');
      const toSample = predictScaledSample(options.prediction_type, sigma);
      const derivative = combine(sample, modelOutput, (x, m) => f32(x - toSample(x, m)) / sigma);
      past = [derivative, ...past.slice(0, ORDER - 1)];
      let sum: Float32Array = new Float32Array(sample.length);
      past.forEach((d, j) => {
        const weight = f32(multistepCoefficient(sigmas, index, j, past.length));
        sum = combine(sum, d, (total, value) => total + f32(weight * value));
      });
      return combine(sample, sum, (x, change) => x + change);
    },
  };
}
