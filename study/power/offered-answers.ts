import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** What is expected of votes, without answers that a protocol does not offer. */
export function offeredAnswers(
  expected: ExpectedVotes,
  { answers }: Pick<Protocol, 'answers'>,
): ExpectedVotes {
  return {
    ...expected,
    ties: answers.includes('on_par') ? expected.ties : 0,
    neither: answers.includes('neither') ? expected.neither : 0,
  };
}
