import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ClusterSums } from './cluster-sums.ts';
import { clusteredInterval } from './clustered-interval.ts';
import { clusteredVariances, type ClusteredVariances } from './clustered-variances.ts';
import { combinedVariance } from './combined-variance.ts';
import { SHARE_VOTE_VARIANCE } from './vote-variance.ts';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

/** Share of votes, with its intervals. */
export type ClusteredShare = {
  share: number;
  /** over raters and prompts */
  interval: Interval;
  /** as if votes were independent */
  wilson: Interval;
  /** null where no variance was observed */
  designEffect: number | null;
};

/**
 * Share of votes scored 1 rather than 0, with the interval of clusteredInterval, which for shares is
 * Wilson's (1927) where votes are independent: it never leaves 0 to 1 and has a width at no votes. With
 * no variance observed (none or all of the votes) how alike raters or prompts are cannot be told, and it
 * is Wilson's of all votes with the t quantile of the direction that has the fewest clusters.
 * Without votes, nothing is known: 0 to 1.
 */
export function clusteredShare(sums: ClusterSums, alpha: number): ClusteredShare {
  const { n, sum } = sums;
  if (n === 0) return { share: 0, interval: [0, 1], wilson: [0, 1], designEffect: null };
  const share = sum / n;
  const wilson = wilsonInterval({ share, n, alpha });
  const variances = clusteredVariances(sums);
  if (sum === 0 || sum === n) {
    const z = widestQuantile(variances, alpha);
    return { share, interval: wilsonInterval({ share, n, z }), wilson, designEffect: null };
  }
  const vote = SHARE_VOTE_VARIANCE;
  return {
    share,
    interval: clusteredInterval({ estimate: share, variances, vote }, alpha),
    wilson,
    designEffect: combinedVariance(variances)?.designEffect ?? null,
  };
}

function widestQuantile({ raters, prompts }: ClusteredVariances, alpha: number): number {
  const several = [raters, prompts].filter(({ clusters }) => clusters > 1);
  const quantiles = several.map(({ effective }) => -tQuantile(alpha / 2, effective - 1));
  return Math.max(-normalQuantile(alpha / 2, 0, 1), ...quantiles);
}
