// DPM-Solver++, multistep: Lu et al. (2022), arXiv:2211.01095, algorithm 2; third order from
// Lu et al. (2022), arXiv:2206.00927, appendix B.
import { at } from '#domain/at.ts';
import { combine } from './elementwise.ts';
import { predictSample } from './predicted-sample.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { createSolverSchedule, type NoiseLevel } from './solver-schedule.ts';

const f32 = Math.fround;
/** With fewer steps than this, diffusers lowers the order in the last ones. */
const FEW_STEPS = 15;

/** What one update needs: the levels t (to), s0, s1, s2 and the predictions of x0, newest first. */
type Update = {
  readonly order: number;
  readonly type: SchedulerOptions['solver_type'];
  readonly to: NoiseLevel;
  readonly from: readonly NoiseLevel[];
  readonly past: readonly Float32Array[];
  readonly sample: Float32Array;
};

/** (m0 - m1) / r, the finite difference in units of the step taken. */
function difference(m0: Float32Array, m1: Float32Array, r: number): Float32Array {
  const scale = f32(1 / r);
  return combine(m0, m1, (a, b) => scale * f32(a - b));
}

/**
 * x_t = (sigma_t / sigma_s) x_s - alpha_t (e^{-h} - 1) D0 + c1 D1 - c2 D2,  h = lambda_t - lambda_s
 *
 * with D0 the newest prediction, D1 and D2 its first and second divided differences, as many as the
 * order has, and c1, c2 by order and type below.
 */
function update({ order, type, to, from, past, sample }: Update): Float32Array {
  const s0 = at(from, 0);
  const m0 = at(past, 0);
  const h = f32(to.lambda - s0.lambda);
  const decay = f32(f32(Math.exp(-h)) - 1);
  const keep = f32(to.sigma / s0.sigma);
  const gain = f32(to.alpha * decay);
  const first = combine(sample, m0, (x, d0) => f32(keep * x) - f32(gain * d0));
  if (order === 1) return first;

  const m1 = at(past, 1);
  const r0 = f32(f32(s0.lambda - at(from, 1).lambda) / h);
  const slope = difference(m0, m1, r0);
  const linear = f32(to.alpha * f32(f32(decay / h) + 1));
  if (order === 2) {
    const weight = type === 'heun' ? linear : -f32(0.5 * gain);
    return combine(first, slope, (x, d1) => x + f32(weight * d1));
  }
  const r1 = f32(f32(at(from, 1).lambda - at(from, 2).lambda) / h);
  const bend = combine(slope, difference(m1, at(past, 2), r1), (a, b) => a - b);
  const share = f32(r0 / f32(r0 + r1));
  const scale = f32(1 / f32(r0 + r1));
  const d1 = combine(slope, bend, (a, b) => a + f32(share * b));
  const square = f32(f32(f32(decay + h) / f32(h * h)) - 0.5);
  const quadratic = f32(to.alpha * square);
  const second = combine(first, d1, (x, d) => x + f32(linear * d));
  return combine(second, bend, (x, b) => x - f32(quadratic * f32(scale * b)));
}

/** The order at a call: it rises with the predictions at hand and falls towards the end. */
function orderAt(options: SchedulerOptions, index: number, calls: number): number {
  const few = options.lower_order_final && calls < FEW_STEPS;
  const left = calls - index;
  if (left === 1 && (few || options.euler_at_final || options.final_sigmas_type === 'zero'))
    return 1;
  return Math.min(options.solver_order, index + 1, left === 2 && few ? 2 : Infinity);
}

/**
 * Orders 1 to 3; solver types `midpoint` and `heun` (of order 2).
 *
 * @throws UserError `bad-steps`
 */
export function createDpmSolverScheduler(options: SchedulerOptions, steps: number): Scheduler {
  const { timesteps, levels } = createSolverSchedule(options, steps, {
    round: options.beta_schedule !== 'squaredcos_cap_v2',
    endsAtOwnLast: false,
  });
  let past: Float32Array[] = [];
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) => {
      const { alpha, sigma } = at(levels, index);
      const toSample = predictSample(options.prediction_type, alpha, sigma);
      past = [combine(sample, modelOutput, toSample), ...past.slice(0, options.solver_order - 1)];
      const from = levels.slice(0, index + 1).reverse();
      return update({
        order: orderAt(options, index, timesteps.length),
        type: options.solver_type,
        to: at(levels, index + 1),
        from,
        past,
        sample,
      });
    },
  };
}
