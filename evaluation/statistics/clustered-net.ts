import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { present } from '#domain/present.ts';
import type { ClusterSums } from './cluster-sums.ts';
import { clusteredInterval } from './clustered-interval.ts';
import { clusteredP } from './clustered-p.ts';
import { combinedVariance, type ClusterMethod } from './combined-variance.ts';
import { degreesOfFreedom } from './degrees-of-freedom.ts';
import { netMean } from './net-mean.ts';
import { scoreReach, type ClusteredMean } from './score-reach.ts';
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
 * belongs to it, as far as netMean finds them estimable.
 */
export function clusteredNet(sums: ClusterSums, alpha: number): ClusteredNet {
  const { n, sum } = sums;
  const { mean, testable, reason } = netMean(sums, alpha);
  return {
    n,
    estimate: n === 0 ? null : sum / n,
    uncertainty: mean && uncertaintyOf(mean, sums, alpha),
    p: testable ? clusteredP(mean, 0) : null,
    reason,
  };
}

function uncertaintyOf(mean: ClusteredMean, sums: ClusterSums, alpha: number): NetUncertainty {
  const combined = present(combinedVariance(mean.variances), 'the variance of a net preference');
  const reach = Math.sqrt(scoreReach(mean, alpha)(mean.estimate));
  const se = Math.sqrt(combined.variance);
  return {
    mean,
    se,
    df: degreesOfFreedom(reach / se, alpha),
    interval: clusteredInterval(mean, alpha),
    method: combined.method,
    designEffect: combined.designEffect,
    naiveInterval: naiveInterval(sums, alpha),
  };
}

/** As if votes were independent: mean ± z sqrt(Σ u²) / n, within [-1, 1]. */
function naiveInterval({ n, sum, squares }: ClusterSums, alpha: number): Interval {
  const mean = sum / n;
  const reach = (-normalQuantile(alpha / 2, 0, 1) * Math.sqrt(squares - n * mean * mean)) / n;
  return [Math.max(-1, mean - reach), Math.min(1, mean + reach)];
}
