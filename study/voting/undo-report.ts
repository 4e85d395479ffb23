import type { DatabaseSession } from '#prisma/client.ts';
import { lastAnsweredBy } from '../votes/order-of-answering.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import { noEarlierThanBefore } from './no-earlier-than-before.ts';
import { settleReports } from './settle-reports.ts';
import { readReportActs } from './trial-acts.ts';
import type { UndoInput } from './undo-input.ts';
import { writeReport } from './write-report.ts';

/** Takes a trial's report back; false when there was none, or as `undoVote`. */
export async function undoReport(options: {
  session: DatabaseSession;
  trial: HeldTrial;
  input: UndoInput & Arrival;
}): Promise<boolean> {
  const { session, trial, input } = options;
  const { trialId } = trial;
  const found = await readReportActs(session, { trialId });
  const answeredMs = noEarlierThanBefore(trial, found);
  const before = lastAnsweredBy(found, answeredMs);
  if (!before || (before.undo && before.sessionId === trial.sessionId)) return false;
  const act = { key: input.idempotencyKey, reason: null, undo: true, answeredMs };
  const report = await writeReport({ session, trial, input, reports: found, act });
  await settleReports({ db: session, trialId, reports: [...found, report] });
  return true;
}
