import { outcomeFeatures, outcomeProbabilities } from './davidson-likelihood.ts';
import type { DavidsonFit } from './davidson-model.ts';
import type { PreferenceVotes } from './preference-votes.ts';

/** Variances below this share of the model's own are what rounding leaves of zero. */
const ROUNDING = 1e-10;

/**
 * Two-way clustered sandwich covariance of a fitted Davidson model (Cameron, Gelbach and Miller 2011,
 * section 2.2): A⁻¹ (M_rater + M_prompt - M_vote) A⁻¹ with A the observed information and each M the
 * sum over clusters of outer products of summed scores. A diagonal entry that is not positive beyond
 * rounding (small designs) is replaced by the larger one-way variance, and where that vanishes too by
 * the model's own.
 */
export function clusteredCovariance(
  fit: DavidsonFit,
  votes: PreferenceVotes & { rater: ArrayLike<number>; prompt: ArrayLike<number> },
): Float64Array[] {
  const scores = outcomeScores(fit, votes.arms);
  const kinds = new Int32Array(votes.outcome.length);
  for (let i = 0; i < kinds.length; i++) {
    const pair = (votes.left[i] ?? 0) * votes.arms + (votes.right[i] ?? 0);
    kinds[i] = pair * 3 + (votes.outcome[i] ?? 0);
  }
  const byRater = sandwich(fit, clusterMeat(scores, kinds, votes.rater));
  const byPrompt = sandwich(fit, clusterMeat(scores, kinds, votes.prompt));
  const byVote = sandwich(fit, voteMeat(scores, kinds));
  return byRater.map((row, j) =>
    row.map((rater, k) => {
      const prompt = byPrompt[j]?.[k] ?? 0;
      const combined = rater + prompt - (byVote[j]?.[k] ?? 0);
      if (j !== k) return combined;
      const own = fit.covariance[j]?.[j] ?? 0;
      const candidates = [combined, Math.max(rater, prompt)];
      return candidates.find((variance) => variance > ROUNDING * own) ?? own;
    }),
  );
}

/** Score (gradient of one vote's log-likelihood) for each ordered pair and outcome. */
function outcomeScores(fit: DavidsonFit, arms: number): Float64Array[] {
  const scores: Float64Array[] = [];
  for (let pair = 0; pair < arms * arms; pair++) {
    const features = outcomeFeatures(fit.layout, Math.floor(pair / arms), pair % arms);
    const probabilities = outcomeProbabilities(fit.layout, features, fit.parameters);
    const mean = (k: number): number =>
      features.reduce((sum, f, outcome) => sum + (f[k] ?? 0) * (probabilities[outcome] ?? 0), 0);
    for (const feature of features) scores.push(feature.map((value, k) => value - mean(k)));
  }
  return scores;
}

/** Σ over clusters of (Σ scores)(Σ scores)ᵀ; `kinds` says which score each vote has. */
function clusterMeat(
  scores: readonly Float64Array[],
  kinds: Int32Array,
  cluster: ArrayLike<number>,
): Float64Array[] {
  const size = scores[0]?.length ?? 0;
  const sums: Float64Array[] = [];
  for (let i = 0; i < kinds.length; i++) {
    const score = scores[kinds[i] ?? 0];
    const sum = (sums[cluster[i] ?? 0] ??= new Float64Array(size));
    for (let k = 0; k < size; k++) sum[k] = (sum[k] ?? 0) + (score?.[k] ?? 0);
  }
  const meat = Array.from({ length: size }, () => new Float64Array(size));
  // clusters without a vote are holes, which forEach passes over
  sums.forEach((sum) => addOuterProduct(meat, sum, 1));
  return meat;
}

/** Σ over votes of (score)(score)ᵀ, by kind, of which there are few. */
function voteMeat(scores: readonly Float64Array[], kinds: Int32Array): Float64Array[] {
  const size = scores[0]?.length ?? 0;
  const counts = new Float64Array(scores.length);
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  const meat = Array.from({ length: size }, () => new Float64Array(size));
  scores.forEach((score, kind) => addOuterProduct(meat, score, counts[kind] ?? 0));
  return meat;
}

function addOuterProduct(
  meat: readonly Float64Array[],
  vector: Float64Array,
  weight: number,
): void {
  meat.forEach((row, j) => {
    for (let k = 0; k < row.length; k++) {
      row[k] = (row[k] ?? 0) + weight * (vector[j] ?? 0) * (vector[k] ?? 0);
    }
  });
}

function sandwich(fit: DavidsonFit, meat: readonly Float64Array[]): Float64Array[] {
  return multiply(multiply(fit.covariance, meat), fit.covariance);
}

function multiply(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) =>
    row.map((_, k) => row.reduce((sum, value, j) => sum + value * (b[j]?.[k] ?? 0), 0)),
  );
}
