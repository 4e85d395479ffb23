// UniPC, a unified predictor-corrector: Zhao, Bai, Rao, Zhou and Lu (2023), arXiv:2302.04867.
import { at } from '#domain/at.ts';
import { combine } from './elementwise.ts';
import { predictSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { solveLinearSystem } from './solve-linear-system.ts';
import { createSolverSchedule, type NoiseLevel } from './solver-schedule.ts';

const f32 = Math.fround;

/** One predictor or corrector update from level s0 to t. */
type Update = {
  readonly type: SchedulerOptions['solver_type'];
  readonly order: number;
  readonly sample: Float32Array;
  /** The level to reach, then s0, s1 ... backwards in time. */
  readonly levels: readonly NoiseLevel[];
  /** The predictions of x0 at s0, s1 ... */
  readonly past: readonly Float32Array[];
  /** The prediction at t itself, which the corrector has. */
  readonly reached?: Float32Array;
};

/**
 * R_p and B(h) b_p of formula (7): R_{kj} = r_j^{k-1}, b_k = k! phi_{k+1}(hh) hh / B(hh), where
 * phi_1(z) z = e^z - 1 and phi_{k+1}(z) = (phi_k(z) - 1/k!) / z.
 */
function createSystem(ratios: readonly number[], hh: number, scale: number) {
  let phi = f32(f32(f32(Math.expm1(hh)) / hh) - 1);
  let factorial = 1;
  const right = ratios.map((_, k) => {
    const value = f32(f32(phi * factorial) / scale);
    factorial *= k + 2;
    phi = f32(f32(phi / hh) - f32(1 / factorial));
    return value;
  });
  return { matrix: ratios.map((_, k) => ratios.map((ratio) => f32(ratio ** k))), right };
}

/** The weights of the differences: 1/2 alone in the lowest case, else those that solve the system. */
function createWeights(ratios: readonly number[], hh: number, scale: number): number[] {
  if (ratios.length === 1) return [0.5];
  const { matrix, right } = createSystem(ratios, hh, scale);
  return solveLinearSystem(matrix, right).map(f32);
}

/**
 * x_t = (sigma_t / sigma_s0) x - alpha_t (e^{-h} - 1) m0 - alpha_t B(-h) sum_j rho_j D_j,
 * D_j = (m_j - m0) / r_j, formula (3); the corrector has one difference more, that of x_t itself.
 * B(z) is z (`bh1`) or e^z - 1 (`bh2`).
 */
function update({ type, order, sample, levels, past, reached }: Update): Float32Array {
  const [to, s0, m0] = [at(levels, 0), at(levels, 1), at(past, 0)];
  const h = f32(to.lambda - s0.lambda);
  const growth = f32(Math.expm1(-h));
  const scale = type === 'bh1' ? -h : growth;
  const keep = f32(to.sigma / s0.sigma);
  const gain = f32(to.alpha * growth);
  const base = combine(sample, m0, (x, m) => f32(keep * x) - f32(gain * m));

  const ratios: number[] = [];
  const differences: Float32Array[] = [];
  for (let j = 1; j < order; j++) {
    const ratio = f32(f32(at(levels, j + 1).lambda - s0.lambda) / h);
    ratios.push(ratio);
    differences.push(combine(at(past, j), m0, (m, newest) => f32(m - newest) / ratio));
  }
  if (reached !== undefined) {
    ratios.push(1);
    differences.push(combine(reached, m0, (m, newest) => m - newest));
  }
  if (differences.length === 0) return base;
  const weights = createWeights(ratios, -h, scale);
  let sum: Float32Array = new Float32Array(sample.length);
  differences.forEach((difference, j) => {
    const weight = at(weights, j);
    sum = combine(sum, difference, (total, d) => total + f32(weight * d));
  });
  const step = f32(to.alpha * scale);
  return combine(base, sum, (x, total) => x - f32(step * total));
}

/**
 * The predictor UniP with the corrector UniC, which reuses the U-Net's next call, on predictions
 * of x0 (B(h) version), orders 1 to 3.
 *
 * @throws UserError `bad-steps`
 */
export function createUniPcScheduler(options: SchedulerOptions, steps: number): Scheduler {
  const { timesteps, levels } = createSolverSchedule(options, steps, {
    round: true,
    endsAtOwnLast: true,
  });
  const calls = timesteps.length;
  const updateAt = (index: number) => ({
    type: options.solver_type,
    order: Math.min(
      options.solver_order,
      index + 1,
      options.lower_order_final ? calls - index : Infinity,
    ),
    levels: levels.slice(0, index + 2).reverse(),
  });
  let past: Float32Array[] = [];
  let corrected: Float32Array | undefined;
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) => {
      const { alpha, sigma } = at(levels, index);
      const toSample = predictSample(options.prediction_type, alpha, sigma);
      const reached = combine(sample, modelOutput, toSample);
      corrected =
        corrected === undefined
          ? sample
          : update({ ...updateAt(index - 1), sample: corrected, past, reached });
      past = [reached, ...past.slice(0, options.solver_order - 1)];
      return update({ ...updateAt(index), sample: corrected, past });
    },
  };
}
