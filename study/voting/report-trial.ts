import { UserError } from '#domain/user-error.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import { lastAnsweredBy } from '../votes/order-of-answering.ts';
import { holdTrial } from './hold-trial.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import { noEarlierThanBefore } from './no-earlier-than-before.ts';
import type { ReportInput } from './report-input.ts';
import { settleEnrolment } from './settle-enrolment.ts';
import { settleReports } from './settle-reports.ts';
import { readReportActs } from './trial-acts.ts';
import type { ReportAct } from './trial-acts.ts';
import type { TrialProgress } from './trial-progress.ts';
import { writeReport } from './write-report.ts';

/**
 * Notes that a rater reports a trial and goes on with the next. While the report stands, the trial
 * counts nowhere: neither its votes nor the trial itself. Reported again in the same session, it
 * changes nothing.
 *
 * @throws UserError with code `key-reused`, and as `holdTrial`
 */
export async function reportTrial(
  options: ReportInput & Arrival & { db: Database; enrolmentId: string },
): Promise<TrialProgress> {
  const { db, enrolmentId, trialId, now } = options;
  return db.$transaction(async (session) => {
    const trial = await holdTrial({ ...options, db: session });
    const reports = await writeOnce(session, trial, options);
    await settleReports({ db: session, trialId, reports });
    return settleEnrolment({ session, enrolmentId, now });
  });
}

/** All reports of the trial, with this one. */
async function writeOnce(
  session: DatabaseSession,
  trial: HeldTrial,
  input: ReportInput & Arrival,
): Promise<ReportAct[]> {
  const { trialId, reason, idempotencyKey } = input;
  const found = await readReportActs(session, { trialId, key: idempotencyKey });
  const retried = found.find((act) => act.key === idempotencyKey);
  if (retried && (retried.trialId !== trialId || retried.undo)) {
    throw new UserError('this idempotency key belongs to another report', { code: 'key-reused' });
  }
  const answeredMs = noEarlierThanBefore(trial, found);
  const before = lastAnsweredBy(found, answeredMs);
  const isSame = before && !before.undo && before.sessionId === trial.sessionId;
  if (retried || isSame) return found;
  const key = idempotencyKey ?? `report ${found.length + 1} of trial ${trialId}`;
  const act = { key, reason, undo: false, answeredMs };
  return [...found, await writeReport({ session, trial, input, reports: found, act })];
}
