import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Vote } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { lockTrial } from './lock-trial.ts';
import type { Ballot } from './lock-trial.ts';
import { settleEnrolment } from './settle-enrolment.ts';
import { standingOfTrial } from './standing-of-trial.ts';
import type { VoteInput } from './vote-input.ts';

/** A vote that is in the database, and how far it brought the rater. */
export type RecordedVote = {
  revision: number;
  trialComplete: boolean;
  done: number;
  total: number;
};

/**
 * Writes a vote down, exactly once. A retry (same idempotency key) and the same answer again (a
 * double click, a second tab) give back the vote that is there; another answer is a new revision.
 *
 * @param options a `VoteInput`, parsed at the edge, and whose it is
 * @throws UserError with code `unknown-trial`, `unknown-question`, `answer-not-offered`,
 *   `key-reused`, `study-closed` or `withdrawn`
 */
export async function recordVote(
  options: VoteInput & { db: Database; enrolmentId: string; now: Date },
): Promise<RecordedVote> {
  const { db, enrolmentId, trialId, now } = options;
  return db.$transaction(
    async (session) => {
      const trial = await lockTrial({ session, enrolmentId, trialId });
      checkOffered(trial.ballot, options);
      const { vote, votes } = await writeOnce(session, options);
      const standing = standingOfTrial(votes);
      const trialComplete = trial.ballot.questions.every(({ id }) => standing.has(id));
      await session.trial.updateMany({
        where: { id: trialId },
        data: {
          shownAt: trial.shownAt ?? options.shownAt,
          completedAt: trialComplete ? now : null,
        },
      });
      const { done, total } = await settleEnrolment({ session, enrolmentId, now });
      return { revision: vote.revision, trialComplete, done, total };
    },
    { timeout: 20_000, maxWait: 20_000 },
  );
}

function checkOffered(ballot: Ballot, { question, answer }: VoteInput): void {
  if (!ballot.questions.some(({ id }) => id === question)) {
    throw new UserError(`this study has no question ${question}`, { code: 'unknown-question' });
  }
  const isOffered = answer === null ? ballot.allow_no_answer : ballot.answers.includes(answer);
  if (!isOffered) {
    throw new UserError(`this study does not offer the answer ${answer ?? 'none'}`, {
      code: 'answer-not-offered',
    });
  }
}

/** The vote of this act, new or known, and all votes of the trial with it. */
async function writeOnce(
  session: DatabaseSession,
  options: VoteInput & { now: Date },
): Promise<{ vote: Vote; votes: Vote[] }> {
  const { trialId, question, answer, idempotencyKey } = options;
  const found = await session.vote.findMany({ where: { OR: [{ trialId }, { idempotencyKey }] } });
  const retried = found.find((vote) => vote.idempotencyKey === idempotencyKey);
  if (retried && (retried.trialId !== trialId || retried.question !== question)) {
    throw new UserError('this idempotency key belongs to another vote', { code: 'key-reused' });
  }
  const standing = standingOfTrial(found.filter((vote) => vote.trialId === trialId)).get(question);
  const known = retried ?? (standing?.answer === answer ? standing : undefined);
  if (known) return { vote: known, votes: found };
  const revisions = found.filter((vote) => vote.question === question);
  const vote = await session.vote.create({
    data: voteRow(options, Math.max(0, ...revisions.map(({ revision }) => revision)) + 1),
  });
  return { vote, votes: [...found, vote] };
}

function voteRow(options: VoteInput & { now: Date }, revision: number): Omit<Vote, 'id' | 'undo'> {
  return {
    trialId: options.trialId,
    question: options.question,
    answer: options.answer,
    revision,
    idempotencyKey: options.idempotencyKey,
    shownAt: options.shownAt,
    answeredAt: options.now,
    clientAt: options.clientAt,
    responseMs: options.responseMs,
    decodeMs: options.decodeMs ?? null,
    focusLosses: options.focusLosses ?? 0,
    viewport: options.viewport ?? null,
    pixelRatio: options.pixelRatio ?? null,
  };
}
