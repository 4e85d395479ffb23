import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Vote } from '#prisma/generated/client.ts';
import { lockTrial } from './lock-trial.ts';
import { settleEnrolment } from './settle-enrolment.ts';

/** The vote that was taken back, and how far the rater is after it. */
export type UndoneVote = {
  trialId: string;
  question: string;
  revision: number;
  done: number;
  total: number;
};

/**
 * Takes back the last vote of a rater that stands: a revision that says so is added, nothing is
 * removed, and the trial is open again. A retry with the same key takes back nothing more.
 *
 * @returns null when the rater has no vote to take back
 * @throws UserError as `lockTrial`
 */
export async function undoLastVote(options: {
  db: Database;
  enrolmentId: string;
  idempotencyKey: string;
  now: Date;
}): Promise<UndoneVote | null> {
  const { db, enrolmentId, idempotencyKey, now } = options;
  return db.$transaction(async (session) => {
    // the same hold as in lockTrial: choosing the last vote must wait for votes under way
    await session.$queryRaw`
      SELECT "id" FROM "Enrolment" WHERE "id" = ${enrolmentId} FOR NO KEY UPDATE`;
    const known = await session.vote.findFirst({
      where: { idempotencyKey, undo: true, trial: { enrolmentId } },
    });
    const last = known ?? (await findLastVote(session, enrolmentId));
    if (!last) return null;
    const { trialId, question } = last;
    await lockTrial({ session, enrolmentId, trialId });
    const revision = known?.revision ?? last.revision + 1;
    if (!known) {
      await session.vote.create({ data: undoRow({ last, revision, idempotencyKey, now }) });
      await session.trial.update({ where: { id: trialId }, data: { completedAt: null } });
    }
    const { done, total } = await settleEnrolment({ session, enrolmentId, now });
    return { trialId, question, revision, done, total };
  });
}

/** The standing vote written last; of several at the same instant, the one latest in the session. */
async function findLastVote(session: DatabaseSession, enrolmentId: string): Promise<Vote | null> {
  const [last] = await session.$queryRaw<{ id: string }[]>`
    SELECT v."id" FROM (
      SELECT DISTINCT ON (v."trialId", v."question") v.*, t."order"
      FROM "Vote" v JOIN "Trial" t ON t."id" = v."trialId"
      WHERE t."enrolmentId" = ${enrolmentId}
      ORDER BY v."trialId", v."question", v."revision" DESC) v
    WHERE NOT v."undo"
    ORDER BY v."answeredAt" DESC, v."order" DESC, v."clientAt" DESC LIMIT 1`;
  return last ? session.vote.findUnique({ where: { id: last.id } }) : null;
}

function undoRow(options: {
  last: Vote;
  revision: number;
  idempotencyKey: string;
  now: Date;
}): Omit<Vote, 'id'> {
  const { last, revision, idempotencyKey, now } = options;
  const { trialId, question, shownAt, viewport, pixelRatio } = last;
  return {
    trialId,
    question,
    answer: null,
    undo: true,
    revision,
    idempotencyKey,
    shownAt,
    answeredAt: now,
    clientAt: now,
    responseMs: 0,
    decodeMs: null,
    focusLosses: 0,
    viewport,
    pixelRatio,
  };
}
