import type { Asker } from '#prisma/asker.ts';
import { momentOf } from '../votes/moment-of.ts';
import type { HeldTrial } from './hold-trial.ts';
import { standingByQuestion } from './trial-acts.ts';
import type { VoteAct } from './trial-acts.ts';

/**
 * Brings a trial's row to what its votes say: it is complete if each question has a vote that stands,
 * since the last of these was answered.
 *
 * @param votes all of the trial
 * @param shownAt when the pair appeared, where the act in hand says so
 */
export async function settleVotes(options: {
  db: Asker;
  trial: HeldTrial;
  votes: readonly VoteAct[];
  shownAt?: Date;
}): Promise<{ complete: boolean }> {
  const { db, trial, votes, shownAt = null } = options;
  const standing = standingByQuestion(votes);
  const answers = trial.protocol.questions.flatMap(({ id }) => standing.get(id) ?? []);
  const complete = answers.length === trial.protocol.questions.length;
  const lastMs = Math.max(...answers.map(({ answeredMs }) => answeredMs));
  const completedAt = complete ? momentOf(lastMs) : null;
  await db.$executeRaw`
    UPDATE "Trial" SET "completedAt" = ${completedAt}::timestamp,
      "shownAt" = coalesce("shownAt", ${shownAt}::timestamp)
    WHERE "id" = ${trial.trialId}`;
  return { complete };
}
