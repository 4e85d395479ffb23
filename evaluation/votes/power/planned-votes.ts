/**
 * The votes that a question gets on a pair of arms in a study that is still to be made: who gives them,
 * on which prompt. Raters and prompts by their numbers from 0; the votes stand rater by rater.
 */
export type PlannedVotes = {
  raters: number;
  prompts: number;
  rater: Int32Array;
  prompt: Int32Array;
};
