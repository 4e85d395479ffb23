import type { ArmSpec } from '#domain/arm-spec.ts';
import type { Coverage } from '../images/coverage.ts';
import type { ImageFiles } from '../images/image-files.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import type { PlannedModel } from './plan-sources.ts';

/** An arm of a plan that a model makes. */
export type PlannedModelArm<M extends PlannedModel = PlannedModel> = {
  kind: 'model';
  key: string;
  label: string;
  spec: ArmSpec;
  model: M;
};

/** An arm of a plan whose images were made elsewhere, and which of them are of which prompt. */
export type PlannedImagesArm = {
  kind: 'images';
  key: string;
  label: string;
  files: ImageFiles;
  coverage: Coverage;
};

export type PlannedArm<M extends PlannedModel = PlannedModel> =
  PlannedModelArm<M> | PlannedImagesArm;

/**
 * What a protocol comes to with the prompts, models and images that it names: the one plan that a
 * study is created from and that images on files alone are made by. `planSamples` and
 * `planComparisons` give its images and pairs.
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
