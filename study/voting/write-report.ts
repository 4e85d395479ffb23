import type { DatabaseSession } from '#prisma/client.ts';
import { momentOf } from '../votes/moment-of.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import type { ReportAct } from './trial-acts.ts';

/** Adds a report, or that one was taken back, after those of the trial that are there. */
export async function writeReport(options: {
  session: DatabaseSession;
  trial: HeldTrial;
  input: Arrival;
  reports: readonly ReportAct[];
  act: Pick<ReportAct, 'key' | 'reason' | 'undo' | 'answeredMs'>;
}): Promise<ReportAct> {
  const { session, trial, input, reports, act } = options;
  const { trialId, sessionId } = trial;
  const { now, clientAt = null, clockOffsetMs = null } = input;
  const arrival = Math.max(0, ...reports.map((report) => report.arrival)) + 1;
  await session.report.create({
    data: {
      ...{ trialId, sessionId, revision: arrival, clientAt, clockOffsetMs },
      ...{ undo: act.undo, reason: act.reason, idempotencyKey: act.key },
      ...{ answeredAt: momentOf(act.answeredMs), receivedAt: now },
    },
  });
  return { ...act, trialId, sessionId, arrival };
}
