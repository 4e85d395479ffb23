import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { inLeanTransaction } from '#prisma/lean-transaction.ts';
import type { Asker } from '#prisma/asker.ts';
import type { Vote } from '#prisma/generated/client.ts';
import { momentOf } from '../votes/moment-of.ts';
import { numberRevisions } from '../votes/number-revisions.ts';
import { lastAnsweredBy } from '../votes/order-of-answering.ts';
import { holdTrial } from './hold-trial.ts';
import { judgePractice } from './judge-practice.ts';
import type { PracticeFeedback } from './judge-practice.ts';
import { raterPart } from './rater-part.ts';
import type { RaterPart } from './rater-part.ts';
import type { Arrival, Ballot, HeldTrial } from './hold-trial.ts';
import { keepLimits } from './keep-limits.ts';
import { noEarlierThanBefore } from './no-earlier-than-before.ts';
import { requireViewing } from './require-viewing.ts';
import { settleEnrolment, settleState } from './settle-enrolment.ts';
import { settleVotes } from './settle-votes.ts';
import { readVoteActs, standingByQuestion } from './trial-acts.ts';
import type { VoteAct } from './trial-acts.ts';
import { trialProgress } from './trial-progress.ts';
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
  const { db, enrolmentId, now } = options;
  const plain = await inLeanTransaction(db, async (session) => {
    const trial = await holdTrial({ ...options, db: session });
    if (!trial.isPlain) return null;
    const written = await write(session, trial, options);
    const before = await trialProgress({ db: session, enrolmentId });
    const progress = await settleState({ session, enrolmentId, progress: before, now });
    return { ...written, progress, feedback: null };
  });
  return describe(plain ?? (await recordDecisive(options)));
}

type Options = Parameters<typeof recordVote>[0];

type Written = { vote: VoteAct; votes: VoteAct[]; complete: boolean };
type Settled = Written & { progress: TrialProgress; feedback: PracticeFeedback | null };

/** As `recordVote`, for a vote that may decide over practice, or over the rater's part. */
async function recordDecisive(options: Options): Promise<Settled> {
  const { db, enrolmentId, now } = options;
  return db.$transaction(
    async (session) => {
      const trial = await holdTrial({ ...options, db: session });
      const written = await write(session, trial, options);
      const { votes, complete } = written;
      const isPractised = complete && trial.kind === 'practice';
      const feedback = isPractised ? await judgePractice({ session, trial, votes }) : null;
      if (trial.ballot.limited) await keepLimits({ session, enrolmentId, now });
      const progress = await settleEnrolment({ session, enrolmentId, now });
      return { ...written, progress, feedback };
    },
    { timeout: 20_000, maxWait: 20_000 },
  );
}

async function write(session: Asker, trial: HeldTrial, options: Options): Promise<Written> {
  checkOffered(trial.ballot, options);
  const { vote, votes } = await writeOnce(session, trial, options);
  const shownAt = shownBy(options, trial);
  const { complete } = await settleVotes({ db: session, trial, votes, shownAt });
  return { vote, votes, complete };
}

function describe({ vote, votes, complete, progress, feedback }: Settled): RecordedVote {
  const { done, total } = progress;
  const part = raterPart(progress);
  return { ...placeOf(vote, votes), trialComplete: complete, done, total, feedback, part };
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
  session: Asker,
  trial: HeldTrial,
  input: VoteInput & Arrival & { enrolmentId: string },
): Promise<{ vote: VoteAct; votes: VoteAct[] }> {
  const { trialId, question, answer, idempotencyKey: key } = input;
  const found = await readVoteActs(session, { trialId, key });
  const retried = found.find((act) => act.key === key);
  if (retried && (retried.trialId !== trialId || retried.question !== question || retried.undo)) {
    throw new UserError('this idempotency key belongs to another vote', { code: 'key-reused' });
  }
  if (retried) return { vote: retried, votes: found };
  const others = found.filter((act) => act.question === question);
  const { sessionId } = trial;
  const answeredMs = noEarlierThanBefore(trial, others);
  const before = lastAnsweredBy(others, answeredMs);
  const isSame = before && !before.undo && before.answer === answer;
  if (isSame && before.sessionId === sessionId) return { vote: before, votes: found };
  await requireViewing({ session, enrolmentId: input.enrolmentId, trial });
  const arrival = Math.max(0, ...others.map((act) => act.arrival)) + 1;
  const written = { undo: false, sessionId, revision: arrival };
  await writeVote(session, { ...rowOf(input), ...times(input, answeredMs), ...written });
  const vote = { trialId, key, question, answer, undo: false, sessionId, arrival, answeredMs };
  return { vote, votes: [...found, vote] };
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
