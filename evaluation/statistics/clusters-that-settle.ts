import { clusteredInterval } from './clustered-interval.ts';
import type { ClusteredMean } from './score-reach.ts';
import { withMoreClusters, type MoreClusters } from './with-more-clusters.ts';

/** Further raters or prompts that would settle a comparison; null where that many do not exist. */
export type ClustersThatSettle = {
  raters: number | null;
  prompts: number | null;
  /** of both together, where neither alone would do */
  both: { raters: number; prompts: number } | null;
};

/** More than this many further raters or prompts are as good as none. */
const MOST = 10_000;

/**
 * The fewest further prompts, raters, or both, with which the mean would differ from 0 at level `alpha`,
 * or be shown to lie within ± `margin` (at `equivalenceAlpha`), if it stayed where it is. It is a
 * planning figure: about half of such studies would come out so, since the mean moves.
 */
export function clustersThatSettle(
  mean: ClusteredMean,
  levels: { alpha: number; margin: number; equivalenceAlpha: number },
): ClustersThatSettle {
  const { raters, prompts } = mean.variances;
  const settled = (times: MoreClusters): boolean =>
    isSettled({ ...mean, variances: withMoreClusters(mean.variances, times) }, levels);
  const times = (clusters: number, further: number): number => (clusters + further) / clusters;
  const byPrompts = fewest((n) => settled({ raters: 1, prompts: times(prompts.clusters, n) }));
  const byRaters = fewest((n) => settled({ raters: times(raters.clusters, n), prompts: 1 }));
  if (byPrompts !== null || byRaters !== null) {
    return { raters: byRaters, prompts: byPrompts, both: null };
  }
  // as many times the one as the other, counted in prompts
  const together = fewest((n) => {
    const factor = times(prompts.clusters, n);
    return settled({ raters: factor, prompts: factor });
  });
  if (together === null) return { raters: null, prompts: null, both: null };
  const further = (together * raters.clusters) / prompts.clusters;
  return { raters: null, prompts: null, both: { raters: Math.ceil(further), prompts: together } };
}

function isSettled(
  mean: ClusteredMean,
  { alpha, margin, equivalenceAlpha }: Parameters<typeof clustersThatSettle>[1],
): boolean {
  const [low, high] = clusteredInterval(mean, alpha);
  if (low > 0 || high < 0) return true;
  const [least, most] = clusteredInterval(mean, 2 * equivalenceAlpha);
  return least > -margin && most < margin;
}

/** The smallest number from 1 on that does, given that all after it do; null above the most. */
function fewest(does: (n: number) => boolean): number | null {
  let high = 1;
  while (!does(high)) {
    if (high >= MOST) return null;
    high = Math.min(MOST, 2 * high);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (does(middle)) high = middle;
    else low = middle;
  }
  return high;
}
