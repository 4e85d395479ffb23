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
  const single = variances.independent ?? 0;
  const parts = [variances.raters, variances.prompts].flatMap((direction) => {
    const { variance } = direction;
    if (variance === null) return [];
    const quantile = squaredQuantile(direction, alpha);
    return [
      { votes: quantile * Math.min(variance, single), between: quantile * (variance - single) },
    ];
  });
  return (ratio) => {
    const alone = z * z * single * ratio;
    const directions = parts.map(
      ({ votes, between }) => votes * ratio + Math.max(0, between) * ratio * ratio,
    );
    const together = directions.reduce((sum, one) => sum + one, 0) - alone;
    return Math.max(alone, ...directions, directions.length > 1 ? together : 0);
  };
}

function squaredQuantile({ effective, clusters }: ClusterDirection, alpha: number): number {
  const t = tQuantile(alpha / 2, Math.max(LEAST_DF, effective - 1));
  return t * t * (1 + 1 / (2 * clusters));
}
