import type { DatabaseSession } from '#prisma/client.ts';
import { momentOf } from '../votes/moment-of.ts';
import { standingReport } from './trial-acts.ts';
import type { ReportAct } from './trial-acts.ts';

/**
 * Brings a trial's row to what its reports say: when and why it was reported, if a report stands.
 *
 * @param reports all of the trial
 */
export async function settleReports(options: {
  db: DatabaseSession;
  trialId: string;
  reports: readonly ReportAct[];
}): Promise<void> {
  const { db, trialId, reports } = options;
  const report = standingReport(reports);
  await db.trial.updateMany({
    where: { id: trialId },
    data: {
      reportedAt: report ? momentOf(report.answeredMs) : null,
      reportReason: report ? report.reason : null,
    },
  });
}
