import { at } from '#domain/at.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
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
  const { rater, prompt } = votes;
  return covariance.map((row, parameter) => {
    const influence = scores.map(
      (score) => kinds.length * row.reduce((sum, a, k) => sum + a * at(score, k, 'a score'), 0),
    );
    const score = Float64Array.from(kinds, (kind) => at(influence, kind, 'the scores'));
    const variances = clusteredVariances(clusterSums({ score, rater, prompt }));
    const own = at(row, parameter, 'a covariance');
    return { ...variances, independent: Math.max(variances.independent ?? 0, own) };
  });
}
