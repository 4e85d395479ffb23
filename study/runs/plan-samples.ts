import type { PromptRecord } from '../prompts/prompt-record.ts';
import { createSampleSeeds } from './sample-seed.ts';
import type { PlannedArm, StudyPlan } from './study-plan.ts';
import type { PlannedModel } from './plan-sources.ts';

/** One image of a plan. */
export type PlannedSample<P extends PromptRecord, M extends PlannedModel> = {
  arm: PlannedArm<M>;
  /** place of the arm in the protocol */
  position: number;
  prompt: P;
  replicate: number;
  seed: bigint;
};

/** All images of a plan, ordered by prompt, replicate and arm. */
export function planSamples<P extends PromptRecord, M extends PlannedModel>(
  plan: StudyPlan<P, M>,
): PlannedSample<P, M>[] {
  const { protocol, arms, prompts, setSize } = plan;
  const promptIndexes = prompts.map(({ index }) => index);
  const seedOf = createSampleSeeds({ protocol, setSize, promptIndexes });
  const replicates = Array.from({ length: protocol.replicates }, (_, replicate) => replicate);
  return prompts.flatMap((prompt) =>
    replicates.flatMap((replicate) =>
      arms.map((arm, position) => {
        const seed = seedOf({ promptIndex: prompt.index, replicate, arm: position });
        return { arm, position, prompt, replicate, seed };
      }),
    ),
  );
}
