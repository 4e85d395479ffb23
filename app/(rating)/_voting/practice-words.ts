import type { RaterWords } from '#domain/words/rater-words.ts';
import type { Explained } from '#study/voting/judge-practice.ts';
import type { Answer, Trial } from './trial.ts';
import type { VotingSnapshot } from './voting-session.ts';
import { openTrials } from './voting-state.ts';

/** What was answered, in words. */
export function sayAnswer({ answers, meanings }: RaterWords, answer: Answer | null): string {
  return answer === null ? answers.none : `${answers[answer]}: ${meanings[answer]}`;
}

/** Whether an answer was right, and why, in the words of the protocol. */
export function sayExplained(
  { practice, meanings }: RaterWords,
  { right, best, because }: Explained,
): string {
  const verdict = right ? practice.right : practice.notQuite(meanings[best]);
  return because === null ? verdict : `${verdict} ${because}`;
}

/** Whether what is known of a practice pair has not been told yet. */
export function isAwaited(trial: Trial, { told }: VotingSnapshot): boolean {
  return trial.checked && told?.trialId !== trial.id;
}

/** What a practice pair means for what comes next. */
export function sayPractice(
  { practice, voting }: RaterWords,
  trial: Trial,
  snapshot: VotingSnapshot,
): string {
  const { part, state, rest } = snapshot;
  if (isAwaited(trial, snapshot)) {
    return rest === 'later' ? voting.waiting : practice.checking;
  }
  if (part.ended) return practice.wasLast;
  if (part.practiceTry > trial.attempt) {
    return practice.again;
  }
  const isLast = !openTrials(state).some((other) => other.practice);
  if (isLast) return practice.fromNow;
  return trial.checked ? practice.checked : practice.recorded;
}
