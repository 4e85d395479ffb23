import { at } from '#domain/at.ts';
import { checkDesign } from './check-design.ts';
import { invertSymmetric } from './invert-symmetric.ts';
import { PreferenceModelError } from './preference-model-error.ts';
import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';

export type RaoKupperFit = {
  /** log worths, the first arm's 0 */
  logWorth: Float64Array;
  /** threshold, at least 1; 1 without ties */
  theta: number;
  /** log π of the second arm and on, then log(θ - 1) */
  parameters: Float64Array;
  /** of the parameters: inverse of the expected information */
  covariance: Float64Array[];
  logLikelihood: number;
};

const MOST_ITERATIONS = 100;

/**
 * Rao and Kupper's (1967) model of paired comparisons with ties, an alternative to Davidson's:
 *
 *   P(left) = π_i / (π_i + θ π_j),  P(right) = π_j / (θ π_i + π_j),  P(tie) = 1 - P(left) - P(right)
 *
 * Maximum likelihood by Fisher scoring with step halving on log π and log(θ - 1), which stays a
 * threshold. Sides have no effect here.
 *
 * @throws PreferenceModelError when no estimate exists, and when there are no ties (θ = 1 is
 * Bradley-Terry: use fitDavidson).
 */
export function fitRaoKupper(pairs: PairCounts): RaoKupperFit {
  checkDesign(pairs);
  const size = pairs.arms;
  const everyArm = Array.from({ length: size }, (_, arm) => arm);
  const ties = pairs.counts.reduce((sum, count, at) => (at % 3 === TIE ? sum + count : sum), 0);
  const votes = pairs.counts.reduce((sum, count) => sum + count, 0);
  if (ties === 0 || ties === votes) throw new PreferenceModelError('separated', everyArm);
  let parameters = new Float64Array(size);
  let now = scoring(pairs, parameters);
  for (let k = 0; k < MOST_ITERATIONS; k++) {
    const inverse = invertSymmetric(now.information);
    if (!inverse) break;
    if (now.gradient.every((g) => Math.abs(g) < 1e-9 * votes)) {
      return described(parameters, inverse, now);
    }
    const { gradient } = now;
    const step = inverse.map((row) => row.reduce((sum, x, j) => sum + x * at(gradient, j), 0));
    let scale = 1;
    let next = moved(parameters, step, scale);
    let then = scoring(pairs, next);
    while (!(then.logLikelihood >= now.logLikelihood) && scale > 1e-8) {
      scale /= 2;
      next = moved(parameters, step, scale);
      then = scoring(pairs, next);
    }
    if (scale <= 1e-8) return described(parameters, inverse, now);
    parameters = next;
    now = then;
  }
  throw new PreferenceModelError('separated', everyArm);
}

type Scoring = { logLikelihood: number; gradient: Float64Array; information: Float64Array[] };

/** Log-likelihood, score and expected information at (log π_2 .. log π_K, log(θ - 1)). */
function scoring({ arms, counts }: PairCounts, parameters: Float64Array): Scoring {
  const gradient = new Float64Array(arms);
  const information = Array.from({ length: arms }, () => new Float64Array(arms));
  let logLikelihood = 0;
  for (let pair = 0; pair < arms * arms; pair++) {
    const observed = [LEFT, RIGHT, TIE].map((outcome) => at(counts, pair * 3 + outcome));
    const total = observed.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    const { probabilities, slopes } = outcomes(parameters, Math.floor(pair / arms), pair % arms);
    probabilities.forEach((p, outcome) => {
      const slope = at(slopes, outcome);
      const count = at(observed, outcome);
      if (count > 0) logLikelihood += count * Math.log(p);
      for (let j = 0; j < arms; j++) {
        gradient[j] = at(gradient, j) + (count / p) * at(slope, j);
        const row = at(information, j);
        for (let k = 0; k < arms; k++) {
          row[k] = at(row, k) + (total / p) * at(slope, j) * at(slope, k);
        }
      }
    });
  }
  return { logLikelihood, gradient, information };
}

/** Probabilities of left, right and tie, and their derivatives. */
function outcomes(
  parameters: Float64Array,
  left: number,
  right: number,
): { probabilities: number[]; slopes: Float64Array[] } {
  const last = parameters.length - 1;
  const excess = Math.exp(at(parameters, last));
  const threshold = Math.log1p(excess);
  const worth = (arm: number): number => (arm === 0 ? 0 : at(parameters, arm - 1));
  const difference = worth(left) - worth(right);
  const pLeft = 1 / (1 + Math.exp(threshold - difference));
  const pRight = 1 / (1 + Math.exp(threshold + difference));
  const [dLeft, dRight] = [pLeft * (1 - pLeft), pRight * (1 - pRight)];
  const thresholdSlope = excess / (1 + excess);
  const slopes = [0, 1, 2].map(() => new Float64Array(parameters.length));
  const set = (place: number, leftSlope: number, rightSlope: number): void => {
    [leftSlope, rightSlope, -leftSlope - rightSlope].forEach((value, outcome) => {
      at(slopes, outcome)[place] = value;
    });
  };
  if (left > 0) set(left - 1, dLeft, -dRight);
  if (right > 0) set(right - 1, -dLeft, dRight);
  set(last, -dLeft * thresholdSlope, -dRight * thresholdSlope);
  return { probabilities: [pLeft, pRight, 1 - pLeft - pRight], slopes };
}

function moved(
  from: Float64Array,
  step: readonly number[],
  scale: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (x, k) => x + scale * at(step, k));
}

function described(
  parameters: Float64Array,
  covariance: Float64Array[],
  { logLikelihood }: Scoring,
): RaoKupperFit {
  const worths = parameters.length - 1;
  return {
    logWorth: Float64Array.from([0, ...parameters.subarray(0, worths)]),
    theta: 1 + Math.exp(at(parameters, worths, 'the parameters')),
    parameters,
    covariance,
    logLikelihood,
  };
}

/** Gradient of one vote's log-likelihood at the fit, for each ordered pair and outcome (countKinds). */
export function raoKupperScores({ parameters }: RaoKupperFit): Float64Array[] {
  const arms = parameters.length;
  return Array.from({ length: arms * arms }, (_, pair) => {
    const { probabilities, slopes } = outcomes(parameters, Math.floor(pair / arms), pair % arms);
    return slopes.map((slope, outcome) => slope.map((value) => value / at(probabilities, outcome)));
  }).flat();
}
