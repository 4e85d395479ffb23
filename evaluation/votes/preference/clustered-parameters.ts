import { at } from '#domain/at.ts';
import type { SumsByCluster } from '../../statistics/cluster-sums.ts';
import {
  clusteredVariances,
  type ClusteredVariances,
} from '../../statistics/clustered-variances.ts';
import { voteKinds, type PreferenceVotes } from './preference-votes.ts';

/** What a fitted preference model gives to errors: the model's own, and each kind of vote's score. */
export type FittedScores = {
  /** inverse of the information */
  covariance: readonly Float64Array[];
  /** gradient of one vote's log-likelihood, for each ordered pair and outcome (voteKinds) */
  scores: readonly Float64Array[];
};

/**
 * Variances of each parameter, clustered by rater and by prompt, by the same core as a net preference.
 * One vote moves an estimate by n A⁻¹ s / n, with s its score and A the information, so that parameters
 * are, to first order, means of n A⁻¹ s over votes, whose jackknife variances are those of
 * clusteredVariances (a one-step cluster jackknife; with clusters of one size the sandwich with the
 * factor G / (G - 1)). What votes would give were they independent is not let below the model's own.
 */
export function clusteredParameters(
  { covariance, scores }: FittedScores,
  votes: PreferenceVotes & { rater: ArrayLike<number>; prompt: ArrayLike<number> },
): ClusteredVariances[] {
  const kinds = voteKinds(votes);
  const byRater = countKinds(kinds, votes.rater, scores.length);
  const byPrompt = countKinds(kinds, votes.prompt, scores.length);
  return covariance.map((row, parameter) => {
    const influence = scores.map(
      (score) => kinds.length * row.reduce((sum, a, k) => sum + a * at(score, k, 'a score'), 0),
    );
    const raters = sumsOfKinds(byRater, influence);
    const variances = clusteredVariances({
      n: kinds.length,
      sum: raters.sum.reduce((sum, own) => sum + own, 0),
      squares: kinds.reduce((sum, kind) => sum + at(influence, kind, 'the kinds') ** 2, 0),
      raters,
      prompts: sumsOfKinds(byPrompt, influence),
    });
    const own = at(row, parameter, 'a covariance');
    return { ...variances, independent: Math.max(variances.independent ?? own, own) };
  });
}

/** How many votes of each kind each cluster has: counts[cluster * kinds + kind]. */
type KindCounts = { clusters: number; kinds: number; counts: Float64Array };

function countKinds(kind: Int32Array, cluster: ArrayLike<number>, kinds: number): KindCounts {
  let clusters = 0;
  for (let i = 0; i < kind.length; i++) clusters = Math.max(clusters, at(cluster, i) + 1);
  const counts = new Float64Array(clusters * kinds);
  kind.forEach((own, i) => {
    const place = at(cluster, i) * kinds + own;
    counts[place] = at(counts, place, 'the counts of kinds') + 1;
  });
  return { clusters, kinds, counts };
}

function sumsOfKinds(
  { clusters, kinds, counts }: KindCounts,
  influence: readonly number[],
): SumsByCluster {
  const sums = { sum: new Float64Array(clusters), count: new Float64Array(clusters) };
  for (let g = 0; g < clusters; g++) {
    const own = counts.subarray(g * kinds, (g + 1) * kinds);
    sums.sum[g] = own.reduce((sum, count, k) => sum + count * at(influence, k), 0);
    sums.count[g] = own.reduce((sum, count) => sum + count, 0);
  }
  return sums;
}
