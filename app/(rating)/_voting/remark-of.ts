import type { RaterWords } from '#domain/words/rater-words.ts';
import type { VotingState } from './voting-state.ts';

/**
 * What to say of the last thing that was done where nothing on the page shows it: a pair that was
 * reported is gone, and can be brought back.
 */
export function remarkOf(
  { given }: Pick<VotingState, 'given'>,
  { voting }: RaterWords,
): string | null {
  return given.at(-1)?.question === null ? voting.reported : null;
}
