// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used, because fragility asks for these variances thousands of times.
import type { ClusterSums, SumsByCluster } from './cluster-sums.ts';

/** One direction of clustering, raters or prompts. */
export type ClusterDirection = {
  /** how many clusters have a vote */
  clusters: number;
  /** as many equally large clusters would weigh the same: n² / Σ n_g² */
  effective: number;
  /** cluster jackknife variance of the estimate; null with a single cluster */
  variance: number | null;
};

/** Variances of one estimate: clustered in each direction, and with votes independent. */
export type ClusteredVariances = {
  raters: ClusterDirection;
  prompts: ClusterDirection;
  /** null with a single vote */
  independent: number | null;
};

/**
 * Variances of a mean of votes by the delete-one-cluster jackknife (CV3 of MacKinnon, Nielsen and Webb
 * 2023, "Fast and reliable jackknife and bootstrap methods for cluster-robust inference"). Leaving
 * cluster g out moves a mean by u_g / (n - n_g), with u_g the sum of its residuals, so that
 *
 *   V = (G - 1) / G Σ_g (u_g / (n - n_g))²
 *
 * which is Σ u_g² / n² with the factor G / (G - 1) when clusters are of one size (Cameron, Gelbach and
 * Miller 2011, section 2.3), and more when they are not. `independent` is the same with each vote a
 * cluster of its own: Σ u² / (n (n - 1)).
 *
 * @example clusteredVariances(clusterSums({ score: [1, 1, 0], rater: [0, 1, 2], prompt: [0, 1, 2] }))
 */
export function clusteredVariances(sums: ClusterSums): ClusteredVariances {
  const { n, sum, squares } = sums;
  const aroundMean = Math.max(0, squares - (sum * sum) / n);
  return {
    raters: direction(sums.raters, sums),
    prompts: direction(sums.prompts, sums),
    independent: n > 1 ? aroundMean / (n * (n - 1)) : null,
  };
}

function direction({ sum, count }: SumsByCluster, total: ClusterSums): ClusterDirection {
  const { n } = total;
  const mean = total.sum / n;
  let clusters = 0;
  let squaredSizes = 0;
  let moved = 0;
  for (let g = 0; g < count.length; g++) {
    const size = count[g] ?? 0;
    if (size === 0) continue;
    clusters += 1;
    squaredSizes += size * size;
    if (size === n) continue;
    const leap = ((sum[g] ?? 0) - mean * size) / (n - size);
    moved += leap * leap;
  }
  return {
    clusters,
    effective: (n * n) / squaredSizes,
    variance: clusters > 1 ? (moved * (clusters - 1)) / clusters : null,
  };
}
