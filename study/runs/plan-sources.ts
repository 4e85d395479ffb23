import type { ModelFacts } from '#generator/pipeline/check-arm-against-model.ts';
import type { ImageFiles } from '../images/image-files.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';

/** A model as a plan needs it. */
export type PlannedModel = {
  name: string;
  folder: string;
  /** what its folder declares; null where the folder is on another machine */
  layout: ModelFacts | null;
  /** sha256 over its files; of a folder that was never added, each call may read it whole */
  readHash: () => Promise<string>;
};

/** Where a plan finds the prompts and models that a protocol names. */
export type PlanSources<P extends PromptRecord, M extends PlannedModel> = {
  /** a whole set, in order */
  findPromptSet: (name: string) => Promise<readonly P[] | null>;
  promptSetNames: () => Promise<string[]>;
  findModel: (name: string) => Promise<M | null>;
  modelNames: () => Promise<string[]>;
  /**
   * the files that are an arm's images, by what the protocol writes; a text says why there are none,
   * in words that follow the place in the protocol
   */
  findImages: (reference: string) => Promise<ImageFiles | string>;
};
