import type { ClusteredMean } from './clustered-interval.ts';
import type { ClusteredVariances } from './clustered-variances.ts';
import { falseRoot } from './false-root.ts';
import { squaredReach } from './squared-reach.ts';

/** Smaller p values are not told apart. */
const SMALLEST = 1e-15;

/**
 * Two-sided p value of a mean: the level at which the interval just reaches it. It belongs to
 * clusteredInterval: below α exactly when the interval at α leaves the value out.
 */
export function clusteredP({ estimate, vote, variances }: ClusteredMean, value: number): number {
  const ratio = Math.max(0, vote.at(value)) / vote.at(estimate);
  return levelThatReaches(variances, { distance: estimate - value, ratio });
}

/** The level α at which the half-width (squaredReach) is the distance. */
export function levelThatReaches(
  variances: ClusteredVariances,
  { distance, ratio = 1 }: { distance: number; ratio?: number },
): number {
  const target = Math.log(distance * distance);
  if (target === -Infinity) return 1;
  const short = (logAlpha: number): number =>
    target - Math.log(squaredReach(variances, Math.exp(logAlpha))(ratio));
  const smallest = Math.log(SMALLEST);
  // at α = 1 nothing is reached but the estimate itself
  const largest = Math.log1p(-1e-12);
  if (short(smallest) >= 0) return SMALLEST;
  if (short(largest) <= 0) return 1;
  return Math.exp(falseRoot(short, [smallest, largest]));
}
