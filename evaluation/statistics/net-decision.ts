import type { ClusterSums } from './cluster-sums.ts';
import { netMean } from './net-mean.ts';
import { earlyLookProblem } from './planned-looks.ts';
import { nearQuantiles } from './near-quantiles.ts';
import { scoreReachBy, type ClusteredMean } from './score-reach.ts';
import { reachQuantiles, type ReachQuantiles } from './squared-reach.ts';

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
export function netDecision(sums: ClusterSums, rule: DecisionRule): NetDecision {
  return decide(sums, rule, exceeds(reachQuantiles(rule.level)));
}

/**
 * netDecision by one rule for thousands of sums: a mean that lies outside what the nearest quantiles at
 * hand reach, or inside of both, needs none of its own.
 */
export function netDecider(rule: DecisionRule): (sums: ClusterSums) => NetDecision {
  const quantiles = reachQuantiles(rule.level);
  const { wider, narrower } = nearQuantiles(quantiles);
  const [surely, perhaps, exactly] = [exceeds(wider), exceeds(narrower), exceeds(quantiles)];
  const isSignificant = (mean: ClusteredMean): boolean =>
    surely(mean) || (perhaps(mean) && exactly(mean));
  return (sums) => decide(sums, rule, isSignificant);
}

function exceeds(quantiles: ReachQuantiles): (mean: ClusteredMean) => boolean {
  return (mean) => mean.estimate ** 2 > scoreReachBy(mean, quantiles)(0);
}

function decide(
  sums: ClusterSums,
  { alpha, isEarlyLook }: DecisionRule,
  isSignificant: (mean: ClusteredMean) => boolean,
): NetDecision {
  const sign = Math.sign(sums.sum);
  const { mean, testable } = netMean(sums, alpha);
  if (!testable || (isEarlyLook && earlyLookProblem(mean.variances) !== null)) {
    return { sign, significant: false };
  }
  return { sign, significant: isSignificant(mean) };
}
