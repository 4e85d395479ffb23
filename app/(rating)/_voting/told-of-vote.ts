import type { PracticeFeedback } from '#study/voting/judge-practice.ts';
import type { Act } from './act.ts';
import type { RaterPart } from './trial.ts';

/** What the server tells of a vote that it has taken, and of the rater's part after it. */
export type ToldOfVote = { trialId: string; feedback: PracticeFeedback | null; part: RaterPart };

/** Reads the server's answer to an act; null for acts of which nothing is told. */
export function toldOfVote(act: Act, answer: unknown): ToldOfVote | null {
  if (act.kind !== 'vote' || !tells(answer)) return null;
  return { trialId: act.vote.trialId, feedback: answer.feedback, part: answer.part };
}

function tells(answer: unknown): answer is Pick<ToldOfVote, 'feedback' | 'part'> {
  return typeof answer === 'object' && answer !== null && 'feedback' in answer && 'part' in answer;
}
