import type { ClusteredVariances } from './clustered-variances.ts';
import { reachQuantiles, squaredReachBy, type ReachQuantiles } from './squared-reach.ts';
import type { VoteVariance } from './vote-variance.ts';

/** An estimate with its variances, and the variance of a vote as a function of the mean. */
export type ClusteredMean = {
  estimate: number;
  variances: ClusteredVariances;
  vote: VoteVariance;
};

/**
 * The squared half-width at level α as a function of the value m that is tested, as a score interval has
 * it: with ρ the variance that a vote has at m over that at the estimate,
 *
 *   H²(m) = ρ · votes + clusterGrowth(ρ) · (whole - votes)      (squaredReach, netVoteVariance)
 *
 * Where votes do not cluster only the first part is left, and the interval is Wilson's (1927).
 */
export function scoreReach(mean: ClusteredMean, alpha: number): (value: number) => number {
  return scoreReachBy(mean, reachQuantiles(alpha));
}

/** The same with quantiles that are at hand. */
export function scoreReachBy(
  mean: ClusteredMean,
  quantiles: ReachQuantiles,
): (value: number) => number {
  const { estimate, variances, vote } = mean;
  const { whole, votes } = squaredReachBy(variances, quantiles);
  const own = vote.at(estimate);
  return (value) => {
    const ratio = Math.max(0, vote.at(value)) / own;
    return votes * ratio + (whole - votes) * vote.clusterGrowth(ratio);
  };
}
