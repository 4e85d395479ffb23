import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ClusterSums } from './cluster-sums.ts';
import { clusteredInterval, type ClusteredMean } from './clustered-interval.ts';
import { clusteredP } from './clustered-p.ts';
import { clusteredVariances } from './clustered-variances.ts';
import { combinedVariance, type ClusterMethod } from './combined-variance.ts';
import { degreesOfFreedom } from './degrees-of-freedom.ts';
import { fewestDecisiveVotes } from './fewest-decisive-votes.ts';
import { squaredReach } from './squared-reach.ts';
import { netVoteVariance } from './vote-variance.ts';
import type { Interval } from './wilson-interval.ts';

/** What an error, an interval and a test of a net preference are, where they can be had. */
export type NetUncertainty = {
  mean: ClusteredMean;
  se: number;
  /** at which t times the error is the half-width; null when the normal quantile is */
  df: number | null;
  interval: Interval;
  method: ClusterMethod;
  designEffect: number;
  naiveInterval: Interval;
};

/** A net preference; what is not estimable is null, and `reason` says what is missing. */
export type ClusteredNet = {
  n: number;
  /** null without votes */
  estimate: number | null;
  uncertainty: NetUncertainty | null;
  /** test of no preference that belongs to the interval; null too where one direction has one cluster */
  p: number | null;
  reason: string | null;
};

/**
 * Net preference of votes scored 1 (for), -1 (against) and 0 (neither of both), over crossed raters and
 * prompts, with the error of combinedVariance, the interval of clusteredInterval and the p value that
 * belongs to it.
 *
 * Not estimable are: everything, without votes, without any variance, with fewer decisive votes than a
 * test could decide on, or with one rater on one prompt; and a test, where all votes come from one
 * rater or one prompt, since what the others would say cannot be told (the interval then speaks of that
 * one alone).
 */
export function clusteredNet(sums: ClusterSums, alpha: number): ClusteredNet {
  const { n, sum, squares } = sums;
  if (n === 0) return withoutUncertainty(0, null, 'there are no votes');
  const estimate = sum / n;
  const variances = clusteredVariances(sums);
  const missing = whatIsMissing(sums, alpha);
  if (missing !== null) return withoutUncertainty(n, estimate, missing);
  const combined = combinedVariance(variances);
  const clusters = [variances.raters.clusters, variances.prompts.clusters] as const;
  if (combined === null || Math.max(...clusters) === 1) {
    return withoutUncertainty(n, estimate, 'all votes come from one rater on one prompt');
  }
  const mean = { estimate, variances, vote: netVoteVariance(squares / n) };
  const se = Math.sqrt(combined.variance);
  const single = singleCluster(clusters);
  return {
    n,
    estimate,
    uncertainty: {
      mean,
      se,
      df: degreesOfFreedom(Math.sqrt(squaredReach(variances, alpha)(1)) / se, alpha),
      interval: clusteredInterval(mean, alpha),
      method: combined.method,
      designEffect: combined.designEffect,
      naiveInterval: naiveInterval(sums, alpha),
    },
    p: single === null ? clusteredP(mean, 0) : null,
    reason: single,
  };
}

function withoutUncertainty(n: number, estimate: number | null, reason: string): ClusteredNet {
  return { n, estimate, uncertainty: null, p: null, reason };
}

/** Scores are whole numbers, so their squares sum to the number of decisive votes. */
function whatIsMissing({ n, sum, squares: decisive }: ClusterSums, alpha: number): string | null {
  if (decisive === 0) return 'no vote preferred one of the two arms, so no variance was observed';
  if (Math.abs(sum) === n) return 'every vote preferred the same arm, so no variance was observed';
  const fewest = fewestDecisiveVotes(alpha);
  if (decisive >= fewest) return null;
  return `only ${decisive} ${decisive === 1 ? 'vote' : 'votes'} preferred one of the two arms, and a test at level ${alpha} needs at least ${fewest}`;
}

function singleCluster([raters, prompts]: readonly [number, number]): string | null {
  if (raters === 1) {
    return 'all votes come from one rater, so how far raters differ cannot be told; the interval speaks of this rater alone';
  }
  if (prompts === 1) {
    return 'all votes are on one prompt, so how far prompts differ cannot be told; the interval speaks of this prompt alone';
  }
  return null;
}

/** As if votes were independent: mean ± z sqrt(Σ u²) / n, within [-1, 1]. */
function naiveInterval({ n, sum, squares }: ClusterSums, alpha: number): Interval {
  const mean = sum / n;
  const reach = (-normalQuantile(alpha / 2, 0, 1) * Math.sqrt(squares - n * mean * mean)) / n;
  return [Math.max(-1, mean - reach), Math.min(1, mean + reach)];
}
