import type { ClusterSums } from './cluster-sums.ts';
import { clusteredVariances } from './clustered-variances.ts';
import { fewestDecisiveVotes } from './fewest-decisive-votes.ts';
import { squaredReach } from './squared-reach.ts';
import { netVoteVariance } from './vote-variance.ts';

/** What a net preference decides: its sign, and whether the interval at the level leaves 0 out. */
export type NetDecision = { sign: number; significant: boolean };

/**
 * The decision of clusteredNet without its figures, at a fiftieth of the time: significant exactly when
 * its p value is below α. Never where there is no test.
 *
 * @example netDecision(clusterSums(votes), 0.05) // { sign: 1, significant: false }
 */
export function netDecision(sums: ClusterSums, alpha: number): NetDecision {
  const { n, sum, squares: decisive } = sums;
  const sign = Math.sign(sum);
  if (n === 0 || Math.abs(sum) === n || decisive < fewestDecisiveVotes(alpha)) {
    return { sign, significant: false };
  }
  const variances = clusteredVariances(sums);
  if (variances.raters.clusters < 2 || variances.prompts.clusters < 2) {
    return { sign, significant: false };
  }
  const mean = sum / n;
  const vote = netVoteVariance(decisive / n);
  const reach = squaredReach(variances, alpha)(vote.at(0) / vote.at(mean));
  return { sign, significant: mean * mean > reach };
}
