import { at } from '#domain/at.ts';
import { checkDesign } from './check-design.ts';
import {
  davidsonCurvature,
  davidsonLayout,
  type Curvature,
  type DavidsonLayout,
} from './davidson-likelihood.ts';
import { invertSymmetric } from './invert-symmetric.ts';
import { PreferenceModelError } from './preference-model-error.ts';
import { TIE, LEFT, RIGHT, type PairCounts } from './preference-votes.ts';

/** A fitted model; parameters are logs, the first arm's log worth is 0. */
export type DavidsonFit = {
  layout: DavidsonLayout;
  parameters: Float64Array;
  /** inverse of the observed information */
  covariance: Float64Array[];
  /** log worths of all arms, the first one 0 */
  logWorth: Float64Array;
  /** log γ, the advantage of being left; null when not modelled */
  logSide: number | null;
  /** log ν, the readiness to call a tie; null when there are no ties (then this is Bradley-Terry) */
  logTie: number | null;
  logLikelihood: number;
  iterations: number;
};

const MOST_ITERATIONS = 60;
/** A log parameter beyond this says that the estimate runs away. */
const RUNAWAY = 15;

/**
 * Davidson's (1970) model of paired comparisons with ties, with an effect of the side (Davidson and
 * Beaver 1977). With worths π, the left arm i's worth multiplied by γ, and D the sum of the three:
 *
 *   P(left) = γ π_i / D,  P(right) = π_j / D,  P(tie) = ν sqrt(γ π_i π_j) / D
 *
 * Maximum likelihood by Newton's method with step halving on the log parameters. Without ties it is
 * the model of Bradley and Terry (1952).
 *
 * @throws PreferenceModelError when no estimate exists.
 */
export function fitDavidson(
  pairs: PairCounts,
  options: { sideEffect: boolean } = { sideEffect: true },
): DavidsonFit {
  checkDesign(pairs);
  const totalOf = (outcome: number): number => pairs.counts.reduce(sumEvery(outcome), 0);
  const [lefts, rights, ties] = [totalOf(LEFT), totalOf(RIGHT), totalOf(TIE)];
  const everyArm = Array.from({ length: pairs.arms }, (_, arm) => arm);
  if (lefts + rights === 0 || (options.sideEffect && ties === 0 && lefts * rights === 0)) {
    throw new PreferenceModelError('separated', everyArm);
  }
  const layout = davidsonLayout(pairs.arms, { side: options.sideEffect, tie: ties > 0 });
  const found = maximise(pairs, layout);
  const covariance = found && invertSymmetric(found.curvature.information);
  if (!found || !covariance || found.parameters.some((x) => Math.abs(x) > RUNAWAY)) {
    throw new PreferenceModelError('separated', everyArm);
  }
  const { parameters } = found;
  return {
    layout,
    parameters,
    covariance,
    logWorth: Float64Array.from(everyArm, (arm) => (arm === 0 ? 0 : at(parameters, arm - 1))),
    logSide: layout.side === null ? null : at(parameters, layout.side),
    logTie: layout.tie === null ? null : at(parameters, layout.tie),
    logLikelihood: found.curvature.logLikelihood,
    iterations: found.iterations,
  };
}

function sumEvery(outcome: number): (sum: number, count: number, place: number) => number {
  return (sum, count, place) => (place % 3 === outcome ? sum + count : sum);
}

type Maximum = { parameters: Float64Array; curvature: Curvature; iterations: number };

function maximise(pairs: PairCounts, layout: DavidsonLayout): Maximum | null {
  let parameters = new Float64Array(layout.size);
  let curvature = davidsonCurvature(pairs, layout, parameters);
  const votes = pairs.counts.reduce((sum, count) => sum + count, 0);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    if (curvature.gradient.every((g) => Math.abs(g) <= 1e-9 * votes)) {
      return { parameters, curvature, iterations };
    }
    const inverse = invertSymmetric(curvature.information);
    if (!inverse) return null;
    const step = inverse.map((row) => dot(row, curvature.gradient));
    const next = halveUntilBetter(pairs, layout, { parameters, curvature, step });
    if (!next) return { parameters, curvature, iterations };
    ({ parameters, curvature } = next);
  }
  return null;
}

function halveUntilBetter(
  pairs: PairCounts,
  layout: DavidsonLayout,
  from: { parameters: Float64Array; curvature: Curvature; step: number[] },
): { parameters: Float64Array<ArrayBuffer>; curvature: Curvature } | null {
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    const parameters = Float64Array.from(from.parameters, (x, k) => x + scale * at(from.step, k));
    const curvature = davidsonCurvature(pairs, layout, parameters);
    if (curvature.logLikelihood > from.curvature.logLikelihood) return { parameters, curvature };
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * at(b, k), 0);
}
