import type { Protocol } from '../protocol/protocol.ts';

/** What a protocol declares of who votes on what. */
export type DeclaredDesign = {
  prompts: number;
  replicates: number;
  arms: number;
  comparisons: Protocol['comparisons'];
  raters: Protocol['raters'];
  /** trials a rater beside the main ones, which count in no table */
  practice: number;
  repeats: number;
  gold: number;
  /** comparisons whose answer is known; they are never main ones */
  knownAnswers: number;
  seed: number;
};
