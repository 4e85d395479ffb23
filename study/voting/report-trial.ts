import type { Database } from '#prisma/client.ts';
import { lockTrial } from './lock-trial.ts';
import { settleEnrolment } from './settle-enrolment.ts';
import type { TrialProgress } from './trial-progress.ts';

/** Why a rater reports a trial. */
export const REPORT_REASONS = ['offensive', 'broken_image', 'unclear_prompt', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/**
 * Notes that a rater reports a trial and goes on with the next. Reported again, it changes nothing;
 * votes given before stay.
 *
 * @throws UserError as `lockTrial`
 */
export async function reportTrial(options: {
  db: Database;
  enrolmentId: string;
  trialId: string;
  reason: ReportReason;
  now: Date;
}): Promise<TrialProgress> {
  const { db, enrolmentId, trialId, reason, now } = options;
  return db.$transaction(async (session) => {
    await lockTrial({ session, enrolmentId, trialId });
    await session.trial.updateMany({
      where: { id: trialId, reportedAt: null },
      data: { reportedAt: now, reportReason: reason },
    });
    return settleEnrolment({ session, enrolmentId, now });
  });
}
