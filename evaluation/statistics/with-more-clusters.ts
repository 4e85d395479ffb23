import type { ClusterDirection, ClusteredVariances } from './clustered-variances.ts';

/** How many times as many raters, and as many prompts, as there are: 1 for no change. */
export type MoreClusters = { raters: number; prompts: number };

/**
 * The variances that the same study would have with more raters or prompts like its own, each voting,
 * or voted on, as often as those it has.
 *
 * A direction's variance has a part of single votes (at most that of independent votes), which falls
 * with all votes, and a part between its clusters, which falls with these alone. More prompts do not
 * make raters agree: what is left of the raters' part bounds what prompts can do.
 *
 *   V_g' = min(V_g, V_i) / (f_r f_p) + max(0, V_g - V_i) / f_g,   V_i' = V_i / (f_r f_p)
 *
 * @example withMoreClusters(variances, { raters: 1, prompts: 2 })
 */
export function withMoreClusters(
  variances: ClusteredVariances,
  times: MoreClusters,
): ClusteredVariances {
  const votes = times.raters * times.prompts;
  const { independent } = variances;
  const more = (direction: ClusterDirection, own: number): ClusterDirection => {
    const { clusters, effective, variance } = direction;
    const grown = { clusters: clusters * own, effective: effective * own };
    if (variance === null || independent === null) return { ...grown, variance };
    const single = Math.min(variance, independent);
    return { ...grown, variance: single / votes + (variance - single) / own };
  };
  return {
    raters: more(variances.raters, times.raters),
    prompts: more(variances.prompts, times.prompts),
    independent: independent === null ? null : independent / votes,
  };
}
