import type { Enrolment } from '#prisma/generated/client.ts';

/** How a rater's part in a study stands, as the rater is told. */
export type RaterPart = {
  /** which try at practice this is, from 1 */
  practiceTry: number;
  /** the rater was warned: by a limit that the protocol declares */
  warned: boolean;
  /** the rater was screened out: no more pairs are shown */
  ended: boolean;
};

export function raterPart(rater: Pick<Enrolment, 'practiceTry' | 'warnedAt' | 'state'>): RaterPart {
  const { practiceTry, warnedAt, state } = rater;
  return { practiceTry, warned: warnedAt !== null, ended: state === 'screened_out' };
}
