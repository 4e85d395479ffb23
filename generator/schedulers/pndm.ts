// Pseudo numerical methods for diffusion models: Liu, Ren, Lin and Zhao (2022), arXiv:2202.09778.
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { combine } from './elementwise.ts';
import { extrapolate } from './linear-multistep.ts';
import { createTransfer } from './pndm-transfer.ts';
import { createRungeKutta } from './runge-kutta.ts';
import type { Scheduler } from './scheduler-shape.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { requireTimestepsInRange } from './require-timesteps-in-range.ts';
import { roundHalfToEven, spaceTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;
const ORDER = 4;

/** The U-Net calls: those of the Runge-Kutta warm-up, four for each of 3 steps, and multistep's. */
function createTimesteps(
  options: SchedulerOptions,
  steps: number,
): { timesteps: Float64Array; warmUpCalls: number } {
  const ascending = spaceTimesteps(options, steps).map(roundHalfToEven).reverse();
  if (options.skip_prk_steps) {
    const repeated = [
      ...ascending.slice(0, -1),
      ...ascending.slice(-2, -1),
      ...ascending.slice(-1),
    ];
    return { timesteps: Float64Array.from(repeated.reverse()), warmUpCalls: 0 };
  }
  const half = Math.floor(Math.floor(options.num_train_timesteps / steps) / 2);
  const pairs = ascending.slice(-ORDER).flatMap((t) => [t, t + half]);
  const doubled = pairs.slice(0, -1).flatMap((t) => [t, t]);
  const warmUp = doubled.slice(1, -1).reverse();
  const rest = ascending.slice(0, -3).reverse();
  return { timesteps: Float64Array.from([...warmUp, ...rest]), warmUpCalls: warmUp.length };
}

function validate(options: SchedulerOptions, steps: number): void {
  if (options.prediction_type === 'sample') {
    throw new UserError(
      'PNDM cannot use a model that predicts the sample ("prediction_type"): choose another scheduler.',
      { code: 'unsupported-prediction' },
    );
  }
  if (!options.skip_prk_steps && steps < ORDER) {
    throw new UserError(
      `PNDM with Runge-Kutta steps needs at least ${ORDER} steps, not ${steps}: choose more, or set skip_prk_steps to true.`,
      { code: 'bad-steps' },
    );
  }
}

/**
 * Pseudo linear multistep method of order 4; its first three steps by the pseudo Runge-Kutta method
 * of formula (13), or, with `skip_prk_steps`, by multistep methods of rising order of which the
 * first is taken twice. So n steps take n + 1 U-Net calls (50: 981 961 961 941 ... 1), or n + 9.
 *
 * @throws UserError `bad-steps`, `unsupported-prediction`
 */
export function createPndmScheduler(options: SchedulerOptions, steps: number): Scheduler {
  validate(options, steps);
  const { timesteps, warmUpCalls } = createTimesteps(options, steps);
  requireTimestepsInRange(timesteps, options, steps);
  const stride = Math.floor(options.num_train_timesteps / steps);
  const transfer = createTransfer(options);
  const rungeKutta = createRungeKutta();
  let past: Float32Array[] = [];
  let origin: Float32Array = new Float32Array();

  const warmUpStep = (m: Float32Array, index: number, sample: Float32Array): Float32Array => {
    const phase = index % 4;
    const from = at(timesteps, index - phase, 'timesteps');
    const to = at(timesteps, index, 'timesteps') - (index % 2 === 0 ? Math.floor(stride / 2) : 0);
    if (phase === 0) {
      past.push(m);
      origin = sample;
    }
    return transfer({ sample: origin, prediction: rungeKutta(m, phase), from, to });
  };
  const multistep = (m: Float32Array, index: number, sample: Float32Array): Float32Array => {
    const timestep = at(timesteps, index, 'timesteps');
    if (index === 1) {
      const prediction = combine(m, past.at(-1) ?? m, (a, b) => f32(a + b) / 2);
      return transfer({ sample: origin, prediction, from: timestep + stride, to: timestep });
    }
    if (index === 0) origin = sample;
    past = [...past.slice(-(ORDER - 1)), m];
    const to = timestep - stride;
    return transfer({ sample, prediction: extrapolate(past), from: timestep, to });
  };
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) => {
      const advance = index < warmUpCalls ? warmUpStep : multistep;
      return advance(modelOutput, index, sample);
    },
  };
}
