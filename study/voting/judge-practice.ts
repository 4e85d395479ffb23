import type { Answer } from '#domain/answer.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import { knownAnswer } from '../protocol/known-answer.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { PAIR, pairOf } from '../raters/stored-pair.ts';
import type { HeldTrial } from './hold-trial.ts';
import type { Side } from './image-token.ts';
import { standingByQuestion } from './trial-acts.ts';
import type { VoteAct } from './trial-acts.ts';

/** What a rater is told of one answer in practice: whether it was right, which is, and why. */
export type Explained = { right: boolean; best: Side; because: string | null };

/** What a rater is told of a practice pair, by question; questions without a known answer are left out. */
export type PracticeFeedback = Record<string, Explained>;

/**
 * Judges a practice pair by the answers that are known of it, once each question is answered. What was
 * answered first is written down, and is not judged again: whoever has read which answer is right knows it.
 *
 * @returns null where no answer is known
 */
export async function judgePractice(options: {
  session: DatabaseSession;
  trial: HeldTrial;
  votes: readonly VoteAct[];
}): Promise<PracticeFeedback | null> {
  const { session, trial, votes } = options;
  const pair = await readPair(session, trial.trialId);
  const answers = standingByQuestion(votes);
  const told = trial.protocol.questions.flatMap(({ id }): [string, Explained][] => {
    const known = knownAnswer({ ...pair, question: id });
    if (known === undefined) return [];
    const best = known.better === pair.leftArm ? 'left' : 'right';
    const given: Answer | null = answers.get(id)?.answer ?? null;
    return [[id, { right: given === best, best, because: known.because ?? null }]];
  });
  if (told.length === 0) return null;
  if (!trial.isJudged) {
    const knownRight = told.filter(([, { right }]) => right).length;
    const data = { knownRight, knownOf: told.length };
    await session.trial.update({ where: { id: trial.trialId }, data });
  }
  return Object.fromEntries(told);
}

async function readPair(
  session: DatabaseSession,
  trialId: string,
): Promise<Omit<Parameters<typeof knownAnswer>[0], 'question'> & { leftArm: string }> {
  const { aOnLeft, comparison } = await session.trial.findUniqueOrThrow({
    where: { id: trialId },
    select: {
      aOnLeft: true,
      comparison: { select: { ...PAIR, study: { select: { protocol: true } } } },
    },
  });
  const pair = pairOf(comparison);
  return {
    ...pair,
    protocol: readProtocol(comparison.study.protocol),
    leftArm: aOnLeft ? pair.armA : pair.armB,
  };
}
