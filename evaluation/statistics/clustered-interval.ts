import type { ClusteredVariances } from './clustered-variances.ts';
import { squaredReach } from './squared-reach.ts';
import type { VoteVariance } from './vote-variance.ts';
import type { Interval } from './wilson-interval.ts';

/** An estimate with its variances, and the variance of a vote as a function of the mean. */
export type ClusteredMean = {
  estimate: number;
  variances: ClusteredVariances;
  vote: VoteVariance;
};

const STEPS = 48;

/**
 * The means that are not refused at level α: (estimate - m)² <= H²(m) (see squaredReach). Its ends lie
 * between the lowest and the highest mean that votes can have. The distance grows faster than H as m
 * leaves the estimate, so each end is found by bisection.
 */
export function clusteredInterval(mean: ClusteredMean, alpha: number): Interval {
  const { estimate, vote, variances } = mean;
  const reach = squaredReach(variances, alpha);
  const own = vote.at(estimate);
  const refused = (m: number): boolean =>
    (estimate - m) ** 2 > reach(Math.max(0, vote.at(m)) / own);
  const end = (limit: number): number => {
    let [inside, outside] = [estimate, limit];
    for (let step = 0; step < STEPS; step++) {
      const middle = (inside + outside) / 2;
      if (refused(middle)) outside = middle;
      else inside = middle;
    }
    return (inside + outside) / 2;
  };
  return [end(vote.lowest), end(vote.highest)];
}
