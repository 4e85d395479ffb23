import { UserError } from '#domain/user-error.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import { holdTrial } from './hold-trial.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import { recentActs } from './recent-acts.ts';
import { settleEnrolment } from './settle-enrolment.ts';
import { undoReport } from './undo-report.ts';
import { undoVote } from './undo-vote.ts';
import type { UndoInput, UndoTarget } from './undo-input.ts';

/** What was taken back (`question` null: a report), and how far the rater is after it. */
export type UndoneAct = UndoTarget & { done: number; total: number };

export type UndoOptions = UndoInput & Arrival & { enrolmentId: string };

/**
 * Takes back a vote or a report that stands: a revision that says so is added, nothing is removed,
 * and the trial is open again. Without a target it is the last of the rater's that stands. A retry
 * with the same key takes back nothing more, and nothing is where the right answer was told.
 *
 * @returns null when there was nothing to take back
 * @throws UserError with code `key-reused`, and as `holdTrial`
 */
export async function undoAct(options: UndoOptions & { db: Database }): Promise<UndoneAct | null> {
  const { db, enrolmentId, now } = options;
  return db.$transaction(async (session) => {
    // the same hold as in holdTrial: choosing the last act must wait for acts under way
    await session.$queryRaw`
      SELECT "id" FROM "Enrolment" WHERE "id" = ${enrolmentId} FOR NO KEY UPDATE`;
    const known = await findKnown(session, options);
    const target = known ?? options.target ?? (await findLast(session, enrolmentId));
    if (!target) return null;
    const trial = await holdTrial({ ...options, db: session, trialId: target.trialId });
    if (!known && !(await takeBack(session, { trial, target, options }))) return null;
    const { done, total } = await settleEnrolment({ session, enrolmentId, now });
    return { ...target, done, total };
  });
}

/** What this very act took back when it came before. */
async function findKnown(
  session: DatabaseSession,
  { idempotencyKey, enrolmentId }: UndoOptions,
): Promise<UndoTarget | null> {
  const select = { trialId: true, undo: true, trial: { select: { enrolmentId: true } } } as const;
  const where = { idempotencyKey };
  const vote = await session.vote.findUnique({ where, select: { ...select, question: true } });
  const report = vote ? null : await session.report.findUnique({ where, select });
  const found = vote ?? (report && { ...report, question: null });
  if (!found) return null;
  if (!found.undo || found.trial.enrolmentId !== enrolmentId) {
    throw new UserError('this idempotency key belongs to another act', { code: 'key-reused' });
  }
  return { trialId: found.trialId, question: found.question };
}

async function findLast(session: DatabaseSession, enrolmentId: string): Promise<UndoTarget | null> {
  const [last = null] = await recentActs({ db: session, enrolmentId, limit: 1 });
  return last;
}

async function takeBack(
  session: DatabaseSession,
  undo: { trial: HeldTrial; target: UndoTarget; options: UndoOptions },
): Promise<boolean> {
  const { trial, target, options } = undo;
  if (target.question === null) return undoReport({ session, trial, input: options });
  if (trial.isJudged) return false;
  return undoVote({ session, trial, question: target.question, input: options });
}
