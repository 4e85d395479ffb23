import { present } from '#domain/present.ts';
import type { FindingGround } from './finding-ground.ts';
import { pairDecision } from './pair-decision.ts';
import { pairFragility } from './pair-fragility.ts';
import type { AnalysedQuestion, PairResult, QuestionResult } from './result-table-shape.ts';
import type { PairVotes } from './votes-by-pair.ts';

/** A question with how few removals change what is decided about its pairs. */
export function withFragility(
  question: AnalysedQuestion,
  votes: readonly PairVotes[],
  ground: Pick<FindingGround, 'multiplicity' | 'monitoring' | 'alpha'>,
): QuestionResult {
  const { by_arm_pairs: analysed, davidson, rao_kupper, ...rest } = question;
  const pairs = analysed.map((pair, i): PairResult => {
    const { hurdle, ...before } = pair;
    const { votes: own } = present(votes[i], 'the votes on a pair');
    const fragility = pairFragility(own, pairDecision(question, pair, ground));
    return { ...before, fragility, hurdle };
  });
  const only = pairs.length === 1 ? pairs[0] : undefined;
  return {
    ...rest,
    fragility: only?.fragility ?? null,
    by_arm_pairs: pairs,
    ...{ davidson, rao_kupper },
  };
}
