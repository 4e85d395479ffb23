import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { ClusterDirection, ClusteredVariances } from './clustered-variances.ts';

/** A squared half-width, and the part of it that independent votes would have. */
export type SquaredReach = { whole: number; votes: number };

const LEAST_DF = 0.1;

/**
 * Squared half-width of an interval at level α, before its form:
 *
 *   H²  = max(t_r² V_r + t_p² V_p - z² V_v,  t_r² V_r,  t_p² V_p,  z² V_v)
 *   t_g = t(1 - α/2, G* - 1),  z = z(1 - α/2)
 *
 * Each direction's variance is multiplied by its own squared quantile (Howe 1974; Burdick and Graybill
 * 1992, on sums of variance components), with G* the effective number of clusters, so that few raters
 * widen the interval as far as raters matter, and not where they do not. What both directions have of
 * independent votes is taken off once, and none is left below it.
 */
export function squaredReach(variances: ClusteredVariances, alpha: number): SquaredReach {
  return squaredReachBy(variances, reachQuantiles(alpha));
}

/** What a half-width at one level is made of: the normal quantile, and Student's by degrees of freedom. */
export type ReachQuantiles = { z: number; t: (df: number) => number };

export function reachQuantiles(alpha: number): ReachQuantiles {
  return { z: normalQuantile(alpha / 2, 0, 1), t: (df) => tQuantile(alpha / 2, df) };
}

/** The same with quantiles that are at hand. */
export function squaredReachBy(
  variances: ClusteredVariances,
  { z, t }: ReachQuantiles,
): SquaredReach {
  // with a single vote nothing is known of any variance, and nothing is reached
  if (variances.independent === null) return { whole: 0, votes: 0 };
  const votes = z * z * variances.independent;
  const byRater = reachOf(variances.raters, t);
  const byPrompt = reachOf(variances.prompts, t);
  // with one direction alone, the sum is below that direction
  return { whole: Math.max(votes, byRater, byPrompt, byRater + byPrompt - votes), votes };
}

function reachOf({ variance, effective }: ClusterDirection, tAt: ReachQuantiles['t']): number {
  if (variance === null) return 0;
  const t = tAt(Math.max(LEAST_DF, effective - 1));
  return t * t * variance;
}
