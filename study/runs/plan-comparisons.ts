import { at } from '#domain/at.ts';
import { drawPairs } from '../design/draw-pairs.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
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
  const { protocol, arms, prompts } = plan;
  const { replicates } = protocol;
  const drawn = drawPairs({
    arms: arms.length,
    cells: prompts.length * replicates,
    seed: protocol.prompts.seed,
    design: protocol.comparisons,
  });
  return drawn.flatMap((pairs, cell) => {
    const prompt = at(prompts, Math.floor(cell / replicates), 'the prompts of the plan');
    return pairs.map(({ a, b }) => ({ prompt, replicate: cell % replicates, a, b }));
  });
}
