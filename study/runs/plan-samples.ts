import type { PromptRecord } from '../prompts/prompt-record.ts';
import { planCells } from './plan-cells.ts';
import { createSampleSeeds } from './sample-seed.ts';
import type { PlannedModelArm, PlannedImagesArm, StudyPlan } from './study-plan.ts';
import type { PlannedModel } from './plan-sources.ts';

type Place<P extends PromptRecord> = {
  /** place of the arm in the protocol */
  position: number;
  prompt: P;
  replicate: number;
};

/** One image of a plan: to be made with a seed, or made elsewhere. */
export type PlannedSample<P extends PromptRecord, M extends PlannedModel> = Place<P> &
  ({ arm: PlannedModelArm<M>; seed: bigint } | { arm: PlannedImagesArm; seed: null });

/** All images of a plan, ordered by prompt, replicate and arm. */
export function planSamples<P extends PromptRecord, M extends PlannedModel>(
  plan: StudyPlan<P, M>,
): PlannedSample<P, M>[] {
  const { protocol, arms, prompts, setSize } = plan;
  const promptIndexes = prompts.map(({ index }) => index);
  const seedOf = createSampleSeeds({ protocol, setSize, promptIndexes });
  return planCells(plan).flatMap(({ prompt, replicate }) =>
    arms.map((arm, position): PlannedSample<P, M> => {
      const place = { position, prompt, replicate };
      if (arm.kind === 'images') return { ...place, arm, seed: null };
      const seed = seedOf({ promptIndex: prompt.index, replicate, arm: position });
      return { ...place, arm, seed };
    }),
  );
}
