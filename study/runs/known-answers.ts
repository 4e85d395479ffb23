import { at } from '#domain/at.ts';
import { findGold } from '../protocol/find-gold.ts';
import type { PromptRecord } from '../prompts/parse-prompts.ts';
import type { PlannedComparison } from './plan-comparisons.ts';
import type { StudyPlan } from './study-plan.ts';

/** The known answers that a protocol lists for a planned comparison; none for all but gold ones. */
export function knownAnswers(
  { protocol, arms }: StudyPlan,
  { prompt, replicate, a, b }: PlannedComparison<PromptRecord>,
): ReturnType<typeof findGold> {
  if (protocol.gold.length === 0) return [];
  return findGold({
    protocol,
    promptIndex: prompt.index,
    replicate,
    armA: at(arms, a, 'the arms').spec.key,
    armB: at(arms, b, 'the arms').spec.key,
  });
}
