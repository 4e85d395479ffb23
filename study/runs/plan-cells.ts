import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { StudyPlan } from './study-plan.ts';

/** A prompt and replicate of which every arm has an image. */
export type PlannedCell<P extends PromptRecord> = { prompt: P; replicate: number };

/**
 * The cells of a plan, ordered by prompt and replicate. One that an arm of images made elsewhere has
 * no image of is left out for all arms, so that each is judged on the same prompts.
 */
export function planCells<P extends PromptRecord>(
  plan: Pick<StudyPlan<P>, 'protocol' | 'prompts' | 'arms'>,
): PlannedCell<P>[] {
  const { protocol, prompts, arms } = plan;
  const missing = new Set(
    arms.flatMap((arm) =>
      arm.kind === 'images'
        ? arm.coverage.missing.map(({ prompt, replicate }) => `${prompt.index} ${replicate}`)
        : [],
    ),
  );
  return prompts.flatMap((prompt) =>
    Array.from({ length: protocol.replicates }, (_, replicate) => ({ prompt, replicate })).filter(
      ({ replicate }) => !missing.has(`${prompt.index} ${replicate}`),
    ),
  );
}
