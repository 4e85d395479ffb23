import { at } from '#domain/at.ts';
import { drawPairs } from '../design/draw-pairs.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { planCells } from './plan-cells.ts';
import type { StudyPlan } from './study-plan.ts';

/** Two images of one prompt and replicate that raters compare; arms by their places. */
export type PlannedComparison<P extends PromptRecord> = {
  prompt: P;
  replicate: number;
  a: number;
  b: number;
};

/** All comparisons of a plan, ordered by prompt and replicate. */
export function planComparisons<P extends PromptRecord>(
  plan: StudyPlan<P>,
): PlannedComparison<P>[] {
  const { protocol, arms } = plan;
  const cells = planCells(plan);
  const drawn = drawPairs({
    arms: arms.length,
    cells: cells.length,
    seed: protocol.prompts.seed,
    design: protocol.comparisons,
  });
  return drawn.flatMap((pairs, place) => {
    const cell = at(cells, place, 'the cells of the plan');
    return pairs.map(({ a, b }) => ({ ...cell, a, b }));
  });
}
