// Pseudo numerical methods for diffusion models: Liu, Ren, Lin and Zhao (2022), arXiv:2202.09778.
import { UserError } from '#prisma/user-error.ts';
import { createAlphasCumprod } from './alphas-cumprod.ts';
import { combine } from './elementwise.ts';
import type { Scheduler } from './scheduler.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { requireTimestepsInRange } from './require-timesteps-in-range.ts';
import { roundHalfToEven, spaceTimesteps } from './timestep-spacing.ts';

const f32 = Math.fround;
const ORDER = 4;

/**
 * The transfer part, formula (9): from x_t to x_s along epsilon,
 *
 *   x_s = sqrt(abar_s / abar_t) x_t - (abar_s - abar_t) epsilon
 *         / (abar_t sqrt(1 - abar_s) + sqrt(abar_t (1 - abar_t) abar_s))
 */
function createTransfer(options: SchedulerOptions) {
  const alphas = createAlphasCumprod(options);
  const finalAlpha = options.set_alpha_to_one ? 1 : (alphas[0] ?? 1);
  return (sample: Float32Array, prediction: Float32Array, from: number, to: number) => {
    const alpha = alphas.at(from) ?? NaN;
    const next = to >= 0 ? (alphas[to] ?? NaN) : finalAlpha;
    const noise = f32(1 - alpha);
    const scale = f32(Math.sqrt(f32(next / alpha)));
    const gain = f32(next - alpha);
    const denominator = f32(
      f32(alpha * f32(Math.sqrt(f32(1 - next)))) + f32(Math.sqrt(f32(f32(alpha * noise) * next))),
    );
    const root = f32(Math.sqrt(alpha));
    const noiseRoot = f32(Math.sqrt(noise));
    const isVelocity = options.prediction_type === 'v_prediction';
    return combine(sample, prediction, (x, m) => {
      const epsilon = isVelocity ? f32(f32(root * m) + f32(noiseRoot * x)) : m;
      return f32(scale * x) - f32(f32(gain * epsilon) / denominator);
    });
  };
}

/** The linear multistep part, formula (12), of as many past predictions as there are (newest last). */
function extrapolate(past: readonly Float32Array[]): Float32Array {
  const [e1, e2, e3, e4] = past.toReversed();
  if (e1 === undefined) throw new RangeError('A multistep method needs one prediction at least.');
  if (e2 === undefined) return e1;
  if (e3 === undefined) return combine(e1, e2, (a, b) => f32(f32(3 * a) - b) / 2);
  const newest = combine(e1, e2, (a, b) =>
    e4 === undefined ? f32(23 * a) - f32(16 * b) : f32(55 * a) - f32(59 * b),
  );
  if (e4 === undefined) return combine(newest, e3, (sum, c) => f32(sum + f32(5 * c)) / 12);
  const three = combine(newest, e3, (sum, c) => sum + f32(37 * c));
  return combine(three, e4, (sum, d) => f32(1 / 24) * f32(sum - f32(9 * d)));
}

/** The two halves of the list of U-Net calls: Runge-Kutta, four for each of 3 steps, and multistep. */
function createTimesteps(
  options: SchedulerOptions,
  steps: number,
): { warmUp: number[]; rest: number[] } {
  const ascending = spaceTimesteps(options, steps).map(roundHalfToEven).reverse();
  if (options.skip_prk_steps) {
    const repeated = [
      ...ascending.slice(0, -1),
      ...ascending.slice(-2, -1),
      ...ascending.slice(-1),
    ];
    return { warmUp: [], rest: repeated.reverse() };
  }
  const half = Math.floor(Math.floor(options.num_train_timesteps / steps) / 2);
  const pairs = ascending.slice(-ORDER).flatMap((t) => [t, t + half]);
  const doubled = pairs.slice(0, -1).flatMap((t) => [t, t]);
  return { warmUp: doubled.slice(1, -1).reverse(), rest: ascending.slice(0, -3).reverse() };
}

function validate(options: SchedulerOptions, steps: number): void {
  if (options.prediction_type === 'sample') {
    throw new UserError(
      'PNDM cannot use a model that predicts the sample ("prediction_type"): choose another scheduler.',
      { code: 'unsupported-prediction', exitCode: 2 },
    );
  }
  if (!options.skip_prk_steps && steps < ORDER) {
    throw new UserError(
      `PNDM with Runge-Kutta steps needs at least ${ORDER} steps, not ${steps}: choose more, or set skip_prk_steps to true.`,
      { code: 'bad-steps', exitCode: 2 },
    );
  }
}

/** The warm-up's predictions of one step, weighted 1/6, 1/3, 1/3, 1/6 as by Runge and Kutta. */
function createRungeKutta() {
  let sum: Float32Array | undefined;
  const add = (prediction: Float32Array, weight: number): Float32Array => {
    const base = sum ?? new Float32Array(prediction.length);
    return combine(base, prediction, (total, m) => total + f32(f32(weight) * m));
  };
  return (prediction: Float32Array, phase: number): Float32Array => {
    const inner = phase === 1 || phase === 2;
    const total = add(prediction, inner ? 1 / 3 : 1 / 6);
    sum = phase === 3 ? undefined : total;
    return phase === 3 ? total : prediction;
  };
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
  const { warmUp, rest } = createTimesteps(options, steps);
  const timesteps = Float64Array.from([...warmUp, ...rest]);
  requireTimestepsInRange(timesteps, options, steps);
  const stride = Math.floor(options.num_train_timesteps / steps);
  const transfer = createTransfer(options);
  const rungeKutta = createRungeKutta();
  let past: Float32Array[] = [];
  let origin: Float32Array = new Float32Array();

  const warmUpStep = (m: Float32Array, index: number, sample: Float32Array): Float32Array => {
    const phase = index % 4;
    const from = timesteps[index - phase] ?? NaN;
    const to = (timesteps[index] ?? NaN) - (index % 2 === 0 ? Math.floor(stride / 2) : 0);
    if (phase === 0) {
      past.push(m);
      origin = sample;
    }
    return transfer(origin, rungeKutta(m, phase), from, to);
  };
  const multistep = (m: Float32Array, index: number, sample: Float32Array): Float32Array => {
    const timestep = timesteps[index] ?? NaN;
    if (index === 1) {
      const average = combine(m, past.at(-1) ?? m, (a, b) => f32(a + b) / 2);
      return transfer(origin, average, timestep + stride, timestep);
    }
    if (index === 0) origin = sample;
    past = [...past.slice(-(ORDER - 1)), m];
    return transfer(sample, extrapolate(past), timestep, timestep - stride);
  };
  return {
    timesteps,
    initNoiseSigma: 1,
    scaleModelInput: (sample) => sample,
    step: ({ modelOutput, index, sample }) =>
      index < warmUp.length
        ? warmUpStep(modelOutput, index, sample)
        : multistep(modelOutput, index, sample),
  };
}
