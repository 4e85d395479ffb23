import { at } from '#domain/at.ts';
import type { SumsByCluster } from '../../statistics/cluster-sums.ts';
import {
  clusteredVariances,
  type ClusteredVariances,
} from '../../statistics/clustered-variances.ts';
import type { KindCounts, KindsByCluster } from './count-kinds.ts';

/** What a fitted preference model gives to errors: the model's own, and each kind of vote's score. */
export type FittedScores = {
  /** inverse of the information */
  covariance: readonly Float64Array[];
  /** gradient of one vote's log-likelihood, for each ordered pair and outcome (countKinds) */
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
  { n, counts, byRater, byPrompt }: KindCounts,
): ClusteredVariances[] {
  return covariance.map((row, parameter) => {
    const influence = scores.map(
      (score) => n * row.reduce((sum, a, k) => sum + a * at(score, k, 'a score'), 0),
    );
    const raters = sumsOfKinds(byRater, influence);
    const variances = clusteredVariances({
      n,
      sum: raters.sum.reduce((sum, own) => sum + own, 0),
      squares: counts.reduce((sum, count, kind) => sum + count * at(influence, kind) ** 2, 0),
      raters,
      prompts: sumsOfKinds(byPrompt, influence),
    });
    const own = at(row, parameter, 'a covariance');
    return { ...variances, independent: Math.max(variances.independent ?? own, own) };
  });
}

function sumsOfKinds(
  { clusters, counts }: KindsByCluster,
  influence: readonly number[],
): SumsByCluster {
  const kinds = influence.length;
  const sums = { sum: new Float64Array(clusters), count: new Float64Array(clusters) };
  for (let g = 0; g < clusters; g++) {
    const own = counts.subarray(g * kinds, (g + 1) * kinds);
    sums.sum[g] = own.reduce((sum, count, k) => sum + count * at(influence, k), 0);
    sums.count[g] = own.reduce((sum, count) => sum + count, 0);
  }
  return sums;
}
