import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { DecisionRule } from '../../statistics/net-decision.ts';
import { familyName } from './family-name.ts';
import type { FindingGround } from './finding-ground.ts';
import type { PairDecision } from './pair-fragility.ts';
import type { AnalysedPair, AnalysedQuestion } from './result-table-shape.ts';

type Ground = Pick<FindingGround, 'multiplicity' | 'monitoring' | 'alpha'>;

/**
 * By what the finding on a pair is drawn: its p value against the level that Holm leaves it, or that of
 * the planned look; none where it has no p value, where no look is reached, or where an e-process decides.
 */
export function pairDecision(
  question: AnalysedQuestion,
  pair: AnalysedPair,
  { multiplicity, monitoring, alpha }: Ground,
): PairDecision {
  const name = familyName(question, pair.arms);
  const signLevel = multiplicity.level_sign_test[name] ?? alpha;
  if (pair.net_preference.p === null) return { net: null, signLevel };
  if (monitoring === null) {
    const level = multiplicity.level[name] ?? alpha;
    return { net: { alpha, level, isEarlyLook: false }, signLevel };
  }
  return { net: lookRule(question, pair, { monitoring, alpha }), signLevel };
}

function lookRule(
  { id }: AnalysedQuestion,
  { arms }: AnalysedPair,
  { monitoring, alpha }: { monitoring: NonNullable<Ground['monitoring']>; alpha: number },
): DecisionRule | null {
  if (monitoring.rule === 'e-process') return null;
  const own = monitoring.looks.find(
    (look) => look.question === id && look.arms.join() === arms.join(),
  );
  if (own === undefined || own.boundary === null) return null;
  return {
    alpha,
    level: 2 * normalCdf(-own.boundary, 0, 1),
    isEarlyLook: own.look < monitoring.planned_looks,
  };
}
