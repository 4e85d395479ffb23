import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { ClusterDirection, ClusteredVariances } from './clustered-variances.ts';

/** Squared half-width of an interval, at a ratio of vote variances (see below; 1 for none). */
export type SquaredReach = (ratio: number) => number;

const LEAST_DF = 0.1;

/**
 * How far from the estimate, squared, a value may lie that is not refused at level α:
 *
 *   H² = max(q_r V_r + q_p V_p - z² V_i,  q_r V_r,  q_p V_p,  z² V_i)
 *
 * Each direction's variance is multiplied by its own squared quantile (Howe 1974; Burdick and Graybill
 * 1992, on sums of variance components), so that few raters widen the interval as far as raters
 * matter, and not where they do not:
 *
 *   q_g = t(1 - α/2, G* - 1)² (1 + 1 / 2G),  z = z(1 - α/2)
 *
 * with G* the effective number of clusters; the last factor stands for the skewness of few cluster
 * means and was chosen in simulation. No direction is left below the variance of independent votes.
 *
 * Another value than the estimate changes the variance that votes have. At a ratio ρ of the variance of
 * a vote there to that of a vote at the estimate, the part of a direction's variance that comes from
 * single votes is multiplied by ρ, as in Wilson's (1927) score interval, and the rest, which comes
 * from differences between raters (or prompts) on the log odds, by ρ².
 */
export function squaredReach(variances: ClusteredVariances, alpha: number): SquaredReach {
  const z = normalQuantile(alpha / 2, 0, 1);
  // with a single vote nothing is known of any variance, and nothing is reached
  const single = variances.independent === null ? 0 : variances.independent;
  const raters = reachOf(variances.raters, single, alpha);
  const prompts = reachOf(variances.prompts, single, alpha);
  return (ratio) => {
    const alone = z * z * single * ratio;
    const byRater = raters.votes * ratio + raters.between * ratio * ratio;
    const byPrompt = prompts.votes * ratio + prompts.between * ratio * ratio;
    // with one direction alone, the sum is below that direction
    return Math.max(alone, byRater, byPrompt, byRater + byPrompt - alone);
  };
}

/** A direction's squared half-width, in its part of single votes and its part between clusters. */
function reachOf(
  direction: ClusterDirection,
  single: number,
  alpha: number,
): { votes: number; between: number } {
  const { variance } = direction;
  if (variance === null) return { votes: 0, between: 0 };
  const quantile = squaredQuantile(direction, alpha);
  return {
    votes: quantile * Math.min(variance, single),
    between: quantile * Math.max(0, variance - single),
  };
}

function squaredQuantile({ effective, clusters }: ClusterDirection, alpha: number): number {
  const t = tQuantile(alpha / 2, Math.max(LEAST_DF, effective - 1));
  return t * t * (1 + 1 / (2 * clusters));
}
