import { at } from '#domain/at.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { PlannedComparison } from './plan-comparisons.ts';
import type { StudyPlan } from './study-plan.ts';

type KnownAnswers = (pair: PlannedComparison<PromptRecord>) => ReturnType<typeof findGold>;

/** The known answers that a plan's protocol lists for a comparison; none for all but gold ones. */
export function createKnownAnswers({ protocol, arms }: StudyPlan): KnownAnswers {
  const byPrompt = Map.groupBy(protocol.gold, ({ prompt }) => prompt);
  const keyOf = (position: number): string => at(arms, position, 'the arms').key;
  return ({ prompt, replicate, a, b }) => {
    const gold = byPrompt.get(prompt.index);
    if (gold === undefined) return [];
    return findGold({
      protocol: { gold },
      promptIndex: prompt.index,
      replicate,
      armA: keyOf(a),
      armB: keyOf(b),
    });
  };
}
