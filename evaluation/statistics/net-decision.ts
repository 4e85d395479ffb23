import type { ClusterSums } from './cluster-sums.ts';
import { netMean } from './net-mean.ts';
import { earlyLookProblem } from './planned-looks.ts';
import { scoreReach } from './score-reach.ts';

/** What a net preference decides: its sign, and whether its p value is below the level that decides. */
export type NetDecision = { sign: number; significant: boolean };

/** By what a net preference is decided. */
export type DecisionRule = {
  /** of the study: what can be tested at all */
  alpha: number;
  /** below which p decides: α, a part of it, or that of a planned look */
  level: number;
  /** whether more planned looks are to come, so that this one asks for three clusters of each kind */
  isEarlyLook: boolean;
};

/**
 * The decision of clusteredNet without its figures, at a fiftieth of the time: significant exactly when
 * its p value is below the level. Never where there is no test, nor at an early look that cannot stop.
 *
 * @example netDecision(clusterSums(votes), testAt(0.05)) // { sign: 1, significant: false }
 */
export function netDecision(
  sums: ClusterSums,
  { alpha, level, isEarlyLook }: DecisionRule,
): NetDecision {
  const sign = Math.sign(sums.sum);
  const { mean, testable } = netMean(sums, alpha);
  if (!testable || (isEarlyLook && earlyLookProblem(mean.variances) !== null)) {
    return { sign, significant: false };
  }
  return { sign, significant: mean.estimate ** 2 > scoreReach(mean, level)(0) };
}
