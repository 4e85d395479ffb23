import { wilsonInterval } from '../../statistics/wilson-interval.ts';
import type { Drawn } from './subsample-standard-errors.ts';

/**
 * The 95% interval of a share of n samples that are not independent: Wilson's, with as many samples
 * as would have the standard error of the draws, n at most. That error is held against the one that
 * independent samples have at the mean of the draws: at a share of 0 or 1 they would have none, and
 * near it one that falls and rises with the share itself.
 *
 * Source: Korn & Graubard, "Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data", 1998.
 */
export function shareInterval(options: {
  value: number;
  drawn: Drawn;
  n: number;
}): [number, number] {
  const { value, drawn, n } = options;
  const independent = (drawn.mean * (1 - drawn.mean)) / n;
  const designEffect = independent > 0 ? drawn.standardError ** 2 / independent : 1;
  return wilsonInterval({ share: value, n: n / Math.max(1, designEffect) });
}
