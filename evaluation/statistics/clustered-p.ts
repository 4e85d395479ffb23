import { falseRoot } from './false-root.ts';
import { scoreReach, type ClusteredMean } from './score-reach.ts';

/** Smaller p values are not told apart. */
const SMALLEST = 1e-15;

/**
 * Two-sided p value of a mean: the level at which the interval just reaches it. It belongs to
 * clusteredInterval: below α exactly when the interval at α leaves the value out.
 */
export function clusteredP(mean: ClusteredMean, value: number): number {
  return levelThatReaches((mean.estimate - value) ** 2, (alpha) => scoreReach(mean, alpha)(value));
}

/** The level α at which a squared half-width, which grows as α falls, is the squared distance. */
export function levelThatReaches(
  squaredDistance: number,
  squaredReachAt: (alpha: number) => number,
): number {
  const target = Math.log(squaredDistance);
  if (target === -Infinity) return 1;
  const short = (logAlpha: number): number => target - Math.log(squaredReachAt(Math.exp(logAlpha)));
  const smallest = Math.log(SMALLEST);
  // at α = 1 nothing is reached but the estimate itself
  const largest = Math.log1p(-1e-12);
  if (short(smallest) >= 0) return SMALLEST;
  if (short(largest) <= 0) return 1;
  return Math.exp(falseRoot(short, [smallest, largest]));
}
