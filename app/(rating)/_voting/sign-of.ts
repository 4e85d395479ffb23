import type { RaterWords } from '#domain/words/rater-words.ts';
import type { VotingSnapshot } from './voting-session.ts';

/** What the rater must know of votes that are not on the server; null when all is well. */
export function signOf(
  { waiting, rest, refused }: Pick<VotingSnapshot, 'waiting' | 'rest' | 'refused'>,
  { voting }: RaterWords,
): string | null {
  if (waiting > 0 && rest === 'later') return voting.waitForConnection(waiting);
  if (rest === 'later') return voting.noConnection;
  return refused > 0 ? voting.notTaken(refused) : null;
}
