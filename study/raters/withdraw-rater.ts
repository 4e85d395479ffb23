import { present } from '#domain/present.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { recordDeviation } from '../life/record-deviation.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { isUncounted } from './is-uncounted.ts';
import { keyTableErased } from './key-table.ts';
import { removeAnswers } from './remove-answers.ts';
import { withdrawalRule } from './withdrawal-rule.ts';

/** What a withdrawal did; `votesRemoved` null where answers stay. */
export type Withdrawal = { votesRemoved: number | null };

/** The kind of deviation that says that votes were deleted. */
const VOTES_REMOVED = 'votes removed';

/**
 * Ends a rater's part in a study at the rater's wish: session and link end, and what ties the
 * pseudonym to the person is erased. The votes stay, unlinked, or are deleted, as the protocol says
 * and the rater agreed to; votes deleted are a deviation, so that every export tells of them. What is
 * not answered is dealt again to whoever consents next. Called again, it changes nothing.
 */
export async function withdrawRater(options: {
  db: Database;
  enrolmentId: string;
  now: Date;
}): Promise<Withdrawal> {
  const { db, enrolmentId, now } = options;
  return db.$transaction(async (session) => {
    const rater = await holdRater(session, enrolmentId);
    if (rater.state === 'withdrawn') return { votesRemoved: rater.votesRemoved };
    const rule = withdrawalRule(readProtocol(rater.study.protocol));
    const votesRemoved = rule === 'keep' ? null : await removeAnswers({ session, enrolmentId });
    await endPart({ session, rater, votesRemoved, now });
    if (votesRemoved !== null && votesRemoved > 0)
      await noteRemoval({ ...options, session, rater, votesRemoved });
    return { votesRemoved };
  });
}

type HeldRater = Enrolment & { study: { protocol: unknown } };

/** No vote of the rater, and no dealing of places, goes on beside it: study first, as dealing does. */
async function holdRater(session: DatabaseSession, enrolmentId: string): Promise<HeldRater> {
  await session.$queryRaw`
    SELECT s."id" FROM "Study" s JOIN "Enrolment" e ON e."studyId" = s."id"
    WHERE e."id" = ${enrolmentId} FOR KEY SHARE OF s`;
  await session.$queryRaw`SELECT "id" FROM "Enrolment" WHERE "id" = ${enrolmentId} FOR UPDATE`;
  const rater = await session.enrolment.findUnique({
    where: { id: enrolmentId },
    include: { study: { select: { protocol: true } } },
  });
  return present(rater, 'the rater who withdraws');
}

async function endPart(options: {
  session: DatabaseSession;
  rater: HeldRater;
  votesRemoved: number | null;
  now: Date;
}): Promise<void> {
  const { session, rater, votesRemoved, now } = options;
  const { id, leftReason } = rater;
  await session.ratingSession.updateMany({
    where: { enrolmentId: id, endedAt: null },
    data: { endedAt: now },
  });
  await session.enrolment.update({
    where: { id },
    data: {
      ...{ state: 'withdrawn', leftAt: now, sessionHash: null, votesRemoved },
      // whoever is left out by a declared rule stays left out: kept answers fill no place
      leftReason: leftReason !== null && isUncounted(leftReason) ? leftReason : 'withdrew',
      ...keyTableErased,
    },
  });
}

async function noteRemoval(options: {
  session: DatabaseSession;
  rater: HeldRater;
  votesRemoved: number;
  now: Date;
}): Promise<void> {
  const { session, rater, votesRemoved, now } = options;
  await recordDeviation({
    ...{ db: session, studyId: rater.studyId, now, kind: VOTES_REMOVED },
    reason: 'a rater withdrew, and the consent says that the answers are then deleted',
    detail: { rater: rater.pseudonym, votes: votesRemoved },
  });
}
