import { scoreReach, type ClusteredMean } from './score-reach.ts';
import type { Interval } from './wilson-interval.ts';

const STEPS = 48;

/**
 * The means m that are not refused at level α: (estimate - m)² is at most the squared half-width at m
 * (scoreReach). Its ends lie between the lowest and the highest mean that votes can have. As m leaves the
 * estimate the half-width outgrows the distance nowhere once it is passed, so each end is found by
 * bisection.
 */
export function clusteredInterval(mean: ClusteredMean, alpha: number): Interval {
  const { estimate, vote } = mean;
  const reach = scoreReach(mean, alpha);
  const refused = (m: number): boolean => (estimate - m) ** 2 > reach(m);
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
