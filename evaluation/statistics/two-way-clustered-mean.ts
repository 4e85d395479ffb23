import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './wilson-interval.ts';

/** One score a vote, with the rater and the prompt it belongs to (small whole numbers). */
export type ClusteredScores = {
  score: ArrayLike<number>;
  rater: ArrayLike<number>;
  prompt: ArrayLike<number>;
};

/** Which of the variances the standard error rests on. */
export type ClusterMethod = 'two-way cluster' | 'cluster by rater' | 'cluster by prompt' | 'naive';

export type ClusteredMean = {
  n: number;
  raters: number;
  prompts: number;
  mean: number;
  se: number;
  /** degrees of freedom of t; Infinity for the naive method */
  df: number;
  method: ClusterMethod;
  /** variance taken over the variance that independent votes would have; 1 when that is 0 */
  designEffect: number;
  interval: Interval;
  naiveSe: number;
  naiveInterval: Interval;
  /** two-sided test of mean = 0 with the same standard error */
  p: number;
};

/**
 * Mean of votes with an interval that respects that votes of one rater, and votes on one prompt, are
 * not independent (Cameron, Gelbach and Miller 2011, section 2; for a mean):
 *
 *   u = score - mean,  V_rater = Σ_raters (Σ u)² / n²,  V_prompt alike,  V_vote = Σ u² / n²
 *   V = V_rater + V_prompt - V_vote,   mean ± t(1 - α/2, min(raters, prompts) - 1) sqrt(V)
 *
 * The last term is taken at the vote: where a rater sees several pairs of one prompt, what these have
 * in common is counted twice, which widens the interval. If V comes out below zero or zero (possible in
 * small designs) the larger of the one-way variances is taken, as the authors advise. With a single
 * rater (or prompt) that direction cannot be estimated and the other stands alone; with one of each
 * only the naive variance is left. `method` says which it was.
 */
export function twoWayClusteredMean(votes: ClusteredScores, alpha = 0.05): ClusteredMean {
  const n = votes.score.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += votes.score[i] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((votes.score[i] ?? 0) - mean) ** 2;
  const byRater = clusterVariance(votes.score, votes.rater, mean);
  const byPrompt = clusterVariance(votes.score, votes.prompt, mean);
  const naive = squares / (n * n);
  const { variance, method, df } = combine({ byRater, byPrompt, naive });
  const se = Math.sqrt(variance);
  const naiveSe = Math.sqrt(naive);
  const t = df === Infinity ? normalQuantile(1 - alpha / 2, 0, 1) : tQuantile(1 - alpha / 2, df);
  const z = normalQuantile(1 - alpha / 2, 0, 1);
  return {
    n,
    raters: byRater.clusters,
    prompts: byPrompt.clusters,
    mean,
    se,
    df,
    method,
    designEffect: naive > 0 ? variance / naive : 1,
    interval: [mean - t * se, mean + t * se],
    naiveSe,
    naiveInterval: [mean - z * naiveSe, mean + z * naiveSe],
    p: twoSidedP(mean, se, df),
  };
}

function clusterVariance(
  score: ArrayLike<number>,
  cluster: ArrayLike<number>,
  mean: number,
): { variance: number; clusters: number } {
  let top = -1;
  for (let i = 0; i < cluster.length; i++) top = Math.max(top, cluster[i] ?? 0);
  const sums = new Float64Array(top + 1);
  const seen = new Uint8Array(top + 1);
  for (let i = 0; i < score.length; i++) {
    const c = cluster[i] ?? 0;
    sums[c] = (sums[c] ?? 0) + (score[i] ?? 0) - mean;
    seen[c] = 1;
  }
  let squares = 0;
  let clusters = 0;
  for (let c = 0; c <= top; c++) {
    squares += (sums[c] ?? 0) ** 2;
    clusters += seen[c] ?? 0;
  }
  return { variance: squares / (score.length * score.length), clusters };
}

type OneWay = { variance: number; clusters: number };

function combine(parts: { byRater: OneWay; byPrompt: OneWay; naive: number }): {
  variance: number;
  method: ClusterMethod;
  df: number;
} {
  const { byRater, byPrompt, naive } = parts;
  if (byRater.clusters > 1 && byPrompt.clusters > 1) {
    const two = byRater.variance + byPrompt.variance - naive;
    const variance = two > 0 ? two : Math.max(byRater.variance, byPrompt.variance);
    const df = Math.min(byRater.clusters, byPrompt.clusters) - 1;
    return { variance, method: 'two-way cluster', df };
  }
  if (byRater.clusters > 1)
    return { variance: byRater.variance, method: 'cluster by rater', df: byRater.clusters - 1 };
  if (byPrompt.clusters > 1)
    return { variance: byPrompt.variance, method: 'cluster by prompt', df: byPrompt.clusters - 1 };
  return { variance: naive, method: 'naive', df: Infinity };
}

function twoSidedP(mean: number, se: number, df: number): number {
  if (se === 0) return mean === 0 ? 1 : 0;
  const distance = -Math.abs(mean / se);
  // the t distribution is the normal one long before this many degrees of freedom
  return 2 * tCdf(distance, Math.min(df, 1e8));
}
