import { at } from '#domain/at.ts';
import type { DesignComparison } from '../design/assign-trials.ts';
import { createKnownAnswers } from './known-answers.ts';
import { planComparisons } from './plan-comparisons.ts';
import type { StudyPlan } from './study-plan.ts';

/** The comparisons of a plan as the assignment of trials sees them. */
export function planDesign(plan: StudyPlan): DesignComparison[] {
  const keyOf = (position: number): string => at(plan.arms, position, 'the arms').key;
  const answersOf = createKnownAnswers(plan);
  return planComparisons(plan).map((pair, number) => ({
    id: String(number),
    promptKey: String(pair.prompt.index),
    category: pair.prompt.category,
    armA: keyOf(pair.a),
    armB: keyOf(pair.b),
    gold: answersOf(pair).length > 0,
    practice: answersOf(pair).some(({ use }) => use === 'practice'),
  }));
}
