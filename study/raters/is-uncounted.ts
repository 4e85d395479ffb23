import type { LeaveReason } from '#prisma/generated/client.ts';

/** Whether nothing counts of what a rater answered who left for this reason. */
export function isUncounted(reason: LeaveReason): boolean {
  return reason === 'excluded' || reason === 'screened_out';
}
