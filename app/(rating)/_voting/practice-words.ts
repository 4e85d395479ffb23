import type { Explained } from '#study/voting/judge-practice.ts';
import { labelOfAnswer } from './answer-words.ts';
import type { Answer, Trial } from './trial.ts';
import type { VotingSnapshot } from './voting-session.ts';
import { openTrials } from './voting-state.ts';

const MEANINGS: Record<Answer, string> = {
  left: 'the left image',
  right: 'the right image',
  on_par: 'both equally good',
  neither: 'neither is any good',
};

/** What was answered, in words. */
export function sayAnswer(answer: Answer | null): string {
  return answer === null ? labelOfAnswer(null) : `${labelOfAnswer(answer)}: ${MEANINGS[answer]}`;
}

/** Whether an answer was right, and why, in the words of the protocol. */
export function sayExplained({ right, best, because }: Explained): string {
  const verdict = right ? 'Right.' : `Not quite: ${MEANINGS[best]} is better here.`;
  return because === null ? verdict : `${verdict} ${because}`;
}

/** Whether what is known of a practice pair has not been told yet. */
export function isAwaited(trial: Trial, { told }: VotingSnapshot): boolean {
  return trial.checked && told?.trialId !== trial.id;
}

/** What a practice pair means for what comes next. */
export function sayPractice(trial: Trial, snapshot: VotingSnapshot): string {
  const { part, state, rest } = snapshot;
  if (isAwaited(trial, snapshot)) {
    return rest === 'later' ? 'Waiting for the connection …' : 'Checking your answer …';
  }
  if (part.ended) return 'That was the last practice pair.';
  if (part.practiceTry > trial.attempt) {
    return 'Too few answers were right this time: here is another round of practice.';
  }
  const isLast = !openTrials(state).some(({ practice }) => practice);
  if (isLast) return 'That was the last practice pair: from now on your answers count.';
  return trial.checked ? 'Practice.' : 'Recorded as practice.';
}
