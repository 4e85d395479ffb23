import type { PromptRecord } from '../prompts/prompt-record.ts';
import { planCells } from './plan-cells.ts';
import type { PlannedCell } from './plan-cells.ts';
import type { StudyPlan } from './study-plan.ts';

/** The first cells of a plan, of as many prompts as there are before another replicate of one. */
export function firstCells<P extends PromptRecord>(
  plan: Pick<StudyPlan<P>, 'protocol' | 'prompts' | 'arms'>,
  count: number,
): PlannedCell<P>[] {
  return planCells(plan)
    .toSorted((a, b) => a.replicate - b.replicate)
    .slice(0, count);
}
