import type { ClusterSums } from './cluster-sums.ts';
import { netMean } from './net-mean.ts';
import { scoreReach } from './score-reach.ts';

/** What a net preference decides: its sign, and whether the interval at the level leaves 0 out. */
export type NetDecision = { sign: number; significant: boolean };

/**
 * The decision of clusteredNet without its figures, at a fiftieth of the time: significant exactly when
 * its p value is below α. Never where there is no test.
 *
 * @example netDecision(clusterSums(votes), 0.05) // { sign: 1, significant: false }
 */
export function netDecision(sums: ClusterSums, alpha: number): NetDecision {
  const sign = Math.sign(sums.sum);
  const { mean, testable } = netMean(sums, alpha);
  if (!testable) return { sign, significant: false };
  return { sign, significant: mean.estimate ** 2 > scoreReach(mean, alpha)(0) };
}
