import type { EnrolmentState } from '#prisma/generated/client.ts';

/** Whether a rater in this state has come to an end: nothing more is asked. */
export function isPartOver(state: EnrolmentState): boolean {
  return state === 'finished' || state === 'screened_out';
}
