import { withoutNoise } from '#domain/without-noise.ts';
import type { ClusteredVariances } from './clustered-variances.ts';

/** Which of the variances an error rests on. */
export type ClusterMethod =
  'two-way cluster' | 'cluster by rater' | 'cluster by prompt' | 'independent votes';

/**
 * The variance of an estimate over crossed raters and prompts:
 *
 *   V = max(V_raters + V_prompts - V_independent, V_raters, V_prompts, V_independent)
 *
 * Two-way clustering of Cameron, Gelbach and Miller (2011), and the largest of the errors wherever
 * that is larger (MacKinnon, Nielsen and Webb 2024, "Jackknife inference with two-way clustering"), so
 * that it is never below what independent votes would give: the design effect is at least 1. A
 * direction with a single cluster is left out; `method` says which. Null when there is one vote.
 */
export function combinedVariance(variances: ClusteredVariances): {
  variance: number;
  designEffect: number;
  method: ClusterMethod;
} | null {
  const { independent } = variances;
  if (independent === null) return null;
  const raters = variances.raters.variance;
  const prompts = variances.prompts.variance;
  const twoWay = raters !== null && prompts !== null ? raters + prompts - independent : null;
  const known = [twoWay, raters, prompts].filter((one) => one !== null);
  const variance = Math.max(...known, independent);
  return {
    variance,
    designEffect: independent > 0 ? withoutNoise(variance / independent) : 1,
    method: methodOf(raters !== null, prompts !== null),
  };
}

function methodOf(raters: boolean, prompts: boolean): ClusterMethod {
  if (raters && prompts) return 'two-way cluster';
  if (raters) return 'cluster by rater';
  return prompts ? 'cluster by prompt' : 'independent votes';
}
