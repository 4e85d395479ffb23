import type { ClusterSums } from './cluster-sums.ts';
import { clusteredVariances } from './clustered-variances.ts';
import { fewestDecisiveVotes } from './fewest-decisive-votes.ts';
import type { ClusteredMean } from './score-reach.ts';
import { netVoteVariance } from './vote-variance.ts';

/** A net preference with its variances, or null, with what is missing for an error or for a test. */
export type NetMean =
  | { mean: ClusteredMean; testable: true; reason: null }
  | { mean: ClusteredMean; testable: false; reason: string }
  | { mean: null; testable: false; reason: string };

/**
 * What the votes, scored 1 (for), -1 (against) and 0, allow to be estimated of their mean.
 *
 * Not estimable is everything, without votes, without any variance, with fewer decisive votes than a
 * test at the level could decide on, or with one rater on one prompt; and a test, where all votes come
 * from one rater or one prompt, since what the others would say cannot be told (the interval then speaks
 * of that one alone).
 */
export function netMean(sums: ClusterSums, alpha: number): NetMean {
  const missing = whatIsMissing(sums, alpha);
  if (missing !== null) return { mean: null, testable: false, reason: missing };
  const { n, sum, squares } = sums;
  const variances = clusteredVariances(sums);
  const [raters, prompts] = [variances.raters.clusters, variances.prompts.clusters];
  if (raters === 1 && prompts === 1) {
    const reason = 'all votes come from one rater on one prompt';
    return { mean: null, testable: false, reason };
  }
  const mean = { estimate: sum / n, variances, vote: netVoteVariance(squares / n) };
  const reason = singleCluster(raters, prompts);
  return reason === null ? { mean, testable: true, reason } : { mean, testable: false, reason };
}

/** Scores are whole numbers, so their squares sum to the number of decisive votes. */
function whatIsMissing({ n, sum, squares: decisive }: ClusterSums, alpha: number): string | null {
  if (n === 0) return 'there are no votes';
  if (decisive === 0) return 'no vote preferred one of the two arms, so no variance was observed';
  if (Math.abs(sum) === n) return 'every vote preferred the same arm, so no variance was observed';
  const fewest = fewestDecisiveVotes(alpha);
  if (decisive >= fewest) return null;
  return `only ${decisive} ${decisive === 1 ? 'vote' : 'votes'} preferred one of the two arms, and a test at level ${alpha} needs at least ${fewest}`;
}

function singleCluster(raters: number, prompts: number): string | null {
  if (raters === 1) {
    return 'all votes come from one rater, so how far raters differ cannot be told; the interval speaks of this rater alone';
  }
  if (prompts === 1) {
    return 'all votes are on one prompt, so how far prompts differ cannot be told; the interval speaks of this prompt alone';
  }
  return null;
}
