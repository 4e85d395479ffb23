import type { ModelFacts } from '#generator/pipeline/check-arm-against-model.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';

/** A model as a plan needs it. */
export type PlannedModel = {
  name: string;
  folder: string;
  /** what its folder declares; null where the folder is on another machine */
  layout: ModelFacts | null;
};

/** Where a plan finds the prompts and models that a protocol names. */
export type PlanSources<P extends PromptRecord, M extends PlannedModel> = {
  /** a whole set, in order */
  findPromptSet: (name: string) => Promise<readonly P[] | null>;
  promptSetNames: () => Promise<string[]>;
  findModel: (name: string) => Promise<M | null>;
  modelNames: () => Promise<string[]>;
};
