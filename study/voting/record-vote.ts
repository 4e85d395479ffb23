import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import type { LeanTransaction } from '#prisma/lean-transaction.ts';
import type { Asker } from '#prisma/asker.ts';
import type { Vote } from '#prisma/generated/client.ts';
import { momentOf } from '../votes/moment-of.ts';
import { numberRevisions } from '../votes/number-revisions.ts';
import { lastAnsweredBy } from '../votes/order-of-answering.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { holdTrial } from './hold-trial.ts';
import { judgePractice } from './judge-practice.ts';
import type { PracticeFeedback } from './judge-practice.ts';
import { raterPart } from './rater-part.ts';
import type { RaterPart } from './rater-part.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import { keepLimits } from './keep-limits.ts';
import { noEarlierThanBefore } from './no-earlier-than-before.ts';
import { requireViewing } from './require-viewing.ts';
import { settleEnrolment, settleState } from './settle-enrolment.ts';
import { settleVotes } from './settle-votes.ts';
import { readVoteActs, standingByQuestion } from './trial-acts.ts';
import type { VoteAct } from './trial-acts.ts';
import type { TrialProgress } from './trial-progress.ts';
import type { VoteInput } from './vote-input.ts';
import { writeVote } from './write-vote.ts';

/** A vote that is in the database, and how far it brought the rater. */
export type RecordedVote = {
  /** its place among those on the question, in the order of answering */
  revision: number;
  /** false when an answer given later elsewhere counts in its place */
  stands: boolean;
  trialComplete: boolean;
  done: number;
  total: number;
  /** of a practice pair that is answered: what its known answers are; null in all others */
  feedback: PracticeFeedback | null;
  part: RaterPart;
};

/**
 * Writes a vote down, exactly once, at the time it was answered. A retry (same idempotency key) and
 * the same answer again in the same session (a double click, a second tab) give back the vote that is
 * there; another answer is a revision of its own.
 *
 * @param options a `VoteInput`, parsed at the edge, whose it is, and how it came
 * @throws UserError with code `unknown-question`, `answer-not-offered`, `key-reused` or
 *   `too-soon`, and as `holdTrial`
 */
export async function recordVote(
  options: VoteInput & Arrival & { db: Database; enrolmentId: string },
): Promise<RecordedVote> {
  const plain = await inLeanTransaction(options.db, (...held) => recordPlain(held, options));
  return describe(plain ?? (await recordDecisive(options)));
}

type Options = Parameters<typeof recordVote>[0];

type Written = { vote: VoteAct; votes: VoteAct[]; complete: boolean };
type Settled = Written & { progress: TrialProgress; feedback: PracticeFeedback | null };

/**
 * As `recordVote`, for a vote that decides over nothing but its trial; null for another. What does not
 * wait for an answer is asked at once: the connection sends it together, and answers in turn.
 */
async function recordPlain(
  [session, commit]: LeanTransaction,
  options: Options,
): Promise<Settled | null> {
  const { enrolmentId, trialId, idempotencyKey: key, now } = options;
  const [trial, found] = await Promise.all([
    holdTrial({ ...options, db: session }),
    readVoteActs(session, { trialId, key }),
  ]);
  if (!trial.isPlain) return null;
  const { vote, votes, row } = await judgeVote(session, { trial, found }, options);
  const [, { complete }, progress] = await Promise.all([
    row && writeVote(session, row),
    settle(session, { trial, votes }, options),
    settleState({ session, enrolmentId, now }),
    commit(),
  ]);
  return { vote, votes, complete, progress, feedback: null };
}

/** As `recordVote`, for a vote that may decide over practice, or over the rater's part. */
async function recordDecisive(options: Options): Promise<Settled> {
  const { db, enrolmentId, trialId, idempotencyKey: key, now } = options;
  return db.$transaction(async (session) => {
    const trial = await holdTrial({ ...options, db: session });
    const found = await readVoteActs(session, { trialId, key });
    const { vote, votes, row } = await judgeVote(session, { trial, found }, options);
    if (row) await writeVote(session, row);
    const { complete } = await settle(session, { trial, votes }, options);
    const isPractised = complete && trial.kind === 'practice';
    const feedback = isPractised ? await judgePractice({ session, trial, votes }) : null;
    if (trial.protocol.quality.limits) await keepLimits({ session, enrolmentId, now });
    const progress = await settleEnrolment({ session, enrolmentId, now });
    return { vote, votes, complete, progress, feedback };
  });
}

function settle(
  db: Asker,
  { trial, votes }: { trial: HeldTrial; votes: readonly VoteAct[] },
  options: Options,
): Promise<{ complete: boolean }> {
  return settleVotes({ db, trial, votes, shownAt: shownBy(options, trial) });
}

function describe({ vote, votes, complete, progress, feedback }: Settled): RecordedVote {
  const { done, total } = progress;
  const part = raterPart(progress);
  return { ...placeOf(vote, votes), trialComplete: complete, done, total, feedback, part };
}

function checkOffered(protocol: Protocol, { question, answer }: VoteInput): void {
  if (!protocol.questions.some(({ id }) => id === question)) {
    throw new UserError(`this study has no question ${question}`, { code: 'unknown-question' });
  }
  const isOffered = answer === null ? protocol.allow_no_answer : protocol.answers.includes(answer);
  if (!isOffered) {
    throw new UserError(`this study does not offer the answer ${answer ?? 'none'}`, {
      code: 'answer-not-offered',
    });
  }
}

/**
 * The vote of this act, new or known, and all votes of the trial with it.
 *
 * @returns in `row` what is to be written; null when the vote is there
 */
async function judgeVote(
  session: Asker,
  { trial, found }: { trial: HeldTrial; found: VoteAct[] },
  input: Options,
): Promise<{ vote: VoteAct; votes: VoteAct[]; row: Parameters<typeof writeVote>[1] | null }> {
  checkOffered(trial.protocol, input);
  const { trialId, question, answer, idempotencyKey: key } = input;
  const retried = found.find((act) => act.key === key);
  if (retried && !isOf(retried, input)) {
    throw new UserError('this idempotency key belongs to another vote', { code: 'key-reused' });
  }
  if (retried) return { vote: retried, votes: found, row: null };
  const others = found.filter((act) => act.question === question);
  const { sessionId } = trial;
  const answeredMs = noEarlierThanBefore(trial, others);
  const before = lastAnsweredBy(others, answeredMs);
  const isSame = before && !before.undo && before.answer === answer;
  if (isSame && before.sessionId === sessionId) return { vote: before, votes: found, row: null };
  await requireViewing({ session, enrolmentId: input.enrolmentId, trial });
  const arrival = Math.max(0, ...others.map((act) => act.arrival)) + 1;
  const written = { undo: false, sessionId, revision: arrival };
  const vote = { trialId, key, question, answer, undo: false, sessionId, arrival, answeredMs };
  const row = { ...rowOf(input), ...times(input, answeredMs), ...written };
  return { vote, votes: [...found, vote], row };
}

/** Whether a vote is this very act: one that came again is the same in all that was meant. */
function isOf(vote: VoteAct, { trialId, question, answer }: VoteInput): boolean {
  return (
    !vote.undo && vote.trialId === trialId && vote.question === question && vote.answer === answer
  );
}

type Measures = Omit<
  Vote,
  'id' | 'undo' | 'revision' | 'sessionId' | keyof ReturnType<typeof times>
>;

function rowOf(input: VoteInput): Measures {
  const { clockOffsetMs = null, decodeMs = null, focusLosses = 0, viewport = null } = input;
  const {
    trialId,
    question,
    answer,
    idempotencyKey,
    clientAt,
    responseMs,
    pixelRatio = null,
  } = input;
  return {
    ...{ trialId, question, answer, idempotencyKey, clientAt, clockOffsetMs, responseMs },
    ...{ decodeMs, focusLosses, viewport, pixelRatio },
  };
}

function times(
  { responseMs, now }: VoteInput & Arrival,
  answeredMs: number,
): Pick<Vote, 'shownAt' | 'answeredAt' | 'receivedAt'> {
  return {
    shownAt: momentOf(answeredMs - responseMs),
    answeredAt: momentOf(answeredMs),
    receivedAt: now,
  };
}

/** When the pair appeared, by the server's clock: as long before the answer as the page says. */
function shownBy({ shownAt, clientAt }: VoteInput, { answeredMs }: HeldTrial): Date {
  return momentOf(answeredMs - Math.max(0, clientAt.getTime() - shownAt.getTime()));
}

function placeOf(
  vote: VoteAct,
  votes: readonly VoteAct[],
): Pick<RecordedVote, 'revision' | 'stands'> {
  const revisions = numberRevisions(votes.filter(({ question }) => question === vote.question));
  const own = present(
    revisions.find(({ key }) => key === vote.key),
    'the vote just written',
  );
  const standing = standingByQuestion(votes).get(vote.question);
  return { revision: own.revision, stands: standing?.key === vote.key };
}
