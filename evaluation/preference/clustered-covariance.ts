import { outcomeFeatures, outcomeProbabilities } from './davidson-likelihood.ts';
import type { DavidsonFit } from './davidson-model.ts';
import type { PreferenceVotes } from './preference-votes.ts';

/**
 * Two-way clustered sandwich covariance of a fitted Davidson model (Cameron, Gelbach and Miller 2011,
 * section 2.2): A⁻¹ (M_rater + M_prompt - M_vote) A⁻¹ with A the observed information and each M the
 * sum over clusters of outer products of summed scores. A diagonal entry that is not positive (small
 * designs) is replaced by the larger one-way variance.
 */
export function clusteredCovariance(
  fit: DavidsonFit,
  votes: PreferenceVotes & { rater: ArrayLike<number>; prompt: ArrayLike<number> },
): Float64Array[] {
  const scores = outcomeScores(fit, votes.arms);
  const scoreOf = (i: number): Float64Array | undefined => {
    const pair = (votes.left[i] ?? 0) * votes.arms + (votes.right[i] ?? 0);
    return scores[pair * 3 + (votes.outcome[i] ?? 0)];
  };
  const n = votes.outcome.length;
  const [byRater, byPrompt, byVote] = [
    sandwich(fit, outerProducts({ n, scoreOf, cluster: votes.rater, size: fit.layout.size })),
    sandwich(fit, outerProducts({ n, scoreOf, cluster: votes.prompt, size: fit.layout.size })),
    sandwich(fit, outerProducts({ n, scoreOf, cluster: null, size: fit.layout.size })),
  ];
  return byRater.map((row, j) =>
    row.map((rater, k) => {
      const prompt = byPrompt[j]?.[k] ?? 0;
      const combined = rater + prompt - (byVote[j]?.[k] ?? 0);
      return j === k && combined <= 0 ? Math.max(rater, prompt) : combined;
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

function outerProducts(options: {
  n: number;
  scoreOf: (vote: number) => Float64Array | undefined;
  cluster: ArrayLike<number> | null;
  size: number;
}): Float64Array[] {
  const { n, scoreOf, cluster, size } = options;
  const sums = new Map<number, Float64Array>();
  for (let i = 0; i < n; i++) {
    const score = scoreOf(i);
    if (!score) continue;
    const key = cluster ? (cluster[i] ?? 0) : i;
    const sum = sums.get(key);
    if (!sum) sums.set(key, score.slice());
    else for (let k = 0; k < size; k++) sum[k] = (sum[k] ?? 0) + (score[k] ?? 0);
  }
  const products = Array.from({ length: size }, () => new Float64Array(size));
  for (const sum of sums.values()) {
    products.forEach((row, j) => {
      for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) + (sum[j] ?? 0) * (sum[k] ?? 0);
    });
  }
  return products;
}

function sandwich(fit: DavidsonFit, meat: readonly Float64Array[]): Float64Array[] {
  return multiply(multiply(fit.covariance, meat), fit.covariance);
}

function multiply(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) =>
    row.map((_, k) => row.reduce((sum, value, j) => sum + value * (b[j]?.[k] ?? 0), 0)),
  );
}
