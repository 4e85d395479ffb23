import type { ArmSpec } from '#domain/arm-spec.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import type { PlannedModel } from './plan-sources.ts';

/** One arm of a plan, with the model that makes it. */
export type PlannedArm<M extends PlannedModel = PlannedModel> = {
  spec: ArmSpec;
  label: string;
  model: M;
};

/**
 * What a protocol comes to with the prompts and models that it names: the one plan that a study is
 * created from and that images on files alone are made by. `planSamples` and `planComparisons` give
 * its images and pairs.
 */
export type StudyPlan<
  P extends PromptRecord = PromptRecord,
  M extends PlannedModel = PlannedModel,
> = {
  protocol: NewProtocol;
  /** the file as it was written */
  protocolText: string;
  arms: PlannedArm<M>[];
  /** drawn, in order of their place in the set */
  prompts: P[];
  /** prompts in the whole set */
  setSize: number;
};
