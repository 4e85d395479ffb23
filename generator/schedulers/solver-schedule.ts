import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import {
  createKarrasSigmas,
  createTrainingSigmas,
  interpolateSigma,
  timestepOfSigma,
} from './sigmas.ts';
import { roundHalfToEven, spaceSolverTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;

/** A noise level as the solvers use it, x = alpha x0 + sigma epsilon, in float32. */
export type NoiseLevel = {
  readonly alpha: number;
  readonly sigma: number;
  /** log alpha - log sigma: half the logarithm of the signal-to-noise ratio. */
  readonly lambda: number;
};

export type SolverSchedule = {
  readonly timesteps: Float64Array;
  /** One level per timestep and the one to end at, which may have sigma 0 and lambda infinite. */
  readonly levels: readonly NoiseLevel[];
};

const logOf = (value: number): number => f32(Math.log(value));

function toNoiseLevel(ratio: number): NoiseLevel {
  const alpha = f32(1 / f32(Math.sqrt(f32(f32(ratio * ratio) + 1))));
  const sigma = f32(ratio * alpha);
  return { alpha, sigma, lambda: f32(logOf(alpha) - logOf(sigma)) };
}

/** How many training timesteps are left when those of lambda below the limit are clipped. */
function countUsedTimesteps(options: SchedulerOptions): number {
  const { lambda_min_clipped: limit, num_train_timesteps } = options;
  if (limit === null) return num_train_timesteps;
  return createAlphasCumprod(options).filter((alpha) => {
    const lambda = logOf(f32(Math.sqrt(alpha))) - logOf(f32(Math.sqrt(f32(1 - alpha))));
    return f32(lambda) >= limit;
  }).length;
}

/** Several steps from one noise level divide by zero; from one timestep, diffusers skips the first. */
function requireDistinct(
  timesteps: readonly number[],
  ratios: readonly number[],
  steps: number,
): void {
  const twiceFirst = timesteps.length > 1 && timesteps[0] === timesteps[1];
  const inner = ratios.slice(0, timesteps.at(-1) === -1 ? -1 : undefined);
  if (!twiceFirst && inner.every((ratio, i) => i === 0 || ratio !== inner[i - 1])) return;
  throw new UserError(
    `${steps} steps would visit one timestep twice with this scheduler: choose fewer steps.`,
    { code: 'bad-steps' },
  );
}

/**
 * The timesteps, integers, and noise levels of the multistep solvers DPM-Solver++ and UniPC.
 *
 * @param roundKarras whether the fractional timesteps of Karras sigmas are rounded or cut off
 * @throws UserError `bad-steps`
 */
export function createSolverSchedule(
  options: SchedulerOptions,
  steps: number,
  karras: { round: boolean; endsAtOwnLast: boolean },
): SolverSchedule {
  const training = createTrainingSigmas(options);
  let timesteps = spaceSolverTimesteps(options, steps, countUsedTimesteps(options));
  let ratios = timesteps.map((t) => interpolateSigma(training, t));
  let end = at(training, 0, 'training sigmas');
  if (options.use_karras_sigmas) {
    ratios = createKarrasSigmas(at(training, training.length - 1, 'training sigmas'), end, steps);
    const toInteger = karras.round ? roundHalfToEven : Math.trunc;
    timesteps = ratios.map((ratio) => toInteger(timestepOfSigma(training, ratio)));
    if (karras.endsAtOwnLast) end = at(ratios, ratios.length - 1, 'sigmas');
  }
  requireDistinct(timesteps, ratios, steps);
  if (options.final_sigmas_type === 'zero') end = 0;
  return {
    timesteps: Float64Array.from(timesteps),
    levels: [...ratios, end].map((ratio) => toNoiseLevel(f32(ratio))),
  };
}
