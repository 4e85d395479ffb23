import type { Asker } from '#prisma/asker.ts';
import { momentOf } from '../votes/moment-of.ts';
import { lastAnsweredBy } from '../votes/order-of-answering.ts';
import type { Arrival, HeldTrial } from './hold-trial.ts';
import { noEarlierThanBefore } from './no-earlier-than-before.ts';
import { settleVotes } from './settle-votes.ts';
import { readVoteActs } from './trial-acts.ts';
import type { UndoInput } from './undo-input.ts';
import { writeVote } from './write-vote.ts';

/**
 * Takes a vote back; false when there was none, or this session has taken it back already. What
 * another session took back is taken back once more: an answer between the two may still arrive.
 */
export async function undoVote(options: {
  session: Asker;
  trial: HeldTrial;
  question: string;
  input: UndoInput & Arrival;
}): Promise<boolean> {
  const { session, trial, question, input } = options;
  const { trialId, sessionId } = trial;
  const votes = await readVoteActs(session, { trialId });
  const others = votes.filter((act) => act.question === question);
  const answeredMs = noEarlierThanBefore(trial, others);
  const before = lastAnsweredBy(others, answeredMs);
  if (!before || (before.undo && before.sessionId === sessionId)) return false;
  const arrival = Math.max(0, ...others.map((act) => act.arrival)) + 1;
  const { idempotencyKey: key, now, clientAt = now, clockOffsetMs = null } = input;
  await writeVote(session, {
    ...{ trialId, question, answer: null, undo: true, revision: arrival, idempotencyKey: key },
    ...{ sessionId, clientAt, clockOffsetMs, responseMs: 0, decodeMs: null, focusLosses: 0 },
    ...{ shownAt: momentOf(answeredMs), answeredAt: momentOf(answeredMs), receivedAt: now },
    ...{ viewport: null, pixelRatio: null },
  });
  const undo = { trialId, key, question, answer: null, undo: true, sessionId, arrival, answeredMs };
  await settleVotes({ db: session, trial, votes: [...votes, undo] });
  return true;
}
