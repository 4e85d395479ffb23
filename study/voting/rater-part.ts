import type { TrialProgress } from './trial-progress.ts';

/** How a rater's part in a study stands, as the rater is told. */
export type RaterPart = {
  /** which try at practice this is, from 1 */
  practiceTry: number;
  /** the rater was warned: by a limit that the protocol declares */
  warned: boolean;
  /** the rater was screened out: no more pairs are shown */
  ended: boolean;
};

export function raterPart({ practiceTry, warned, state }: TrialProgress): RaterPart {
  return { practiceTry, warned, ended: state === 'screened_out' };
}
