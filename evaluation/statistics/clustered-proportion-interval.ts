import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

/**
 * Interval of a share of clustered votes that never leaves 0..1: Wilson's with the effective sample
 * size n / (design effect) and the t quantile of the clustered variance in place of z (Korn and
 * Graubard 1998; Dean and Pagano 2015, "modified Wilson"). The effective size never exceeds n.
 */
export function clusteredProportionInterval(options: {
  share: number;
  n: number;
  designEffect: number;
  df: number;
  alpha?: number;
}): Interval {
  const { share, n, designEffect, df, alpha = 0.05 } = options;
  const effective = n / Math.max(1, designEffect);
  const quantile = Number.isFinite(df) ? { z: tQuantile(1 - alpha / 2, df) } : {};
  return wilsonInterval({ share, n: effective, alpha, ...quantile });
}
