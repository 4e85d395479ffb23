import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingVotes } from './standing-votes.ts';
import { VOTE_EVENTS } from './vote-event.ts';

const revisions = fc.uniqueArray(
  fc.record({
    question: fc.constantFrom('a', 'b'),
    revision: fc.nat(8),
    event: fc.constantFrom(...VOTE_EVENTS),
  }),
  { selector: ({ question, revision }) => `${question} ${revision}` },
);

test('of each vote the last revision stands, unless it takes back, whatever the order of rows', () => {
  fc.assert(
    fc.property(revisions, fc.infiniteStream(fc.nat()), (rows, ranks) => {
      const shuffled = rows
        .map((row) => ({ row, rank: ranks.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ row }) => row);
      const standing = standingVotes(shuffled, ({ question }) => question);
      for (const question of ['a', 'b']) {
        const last = rows
          .filter((row) => row.question === question)
          .toSorted((a, b) => a.revision - b.revision)
          .at(-1);
        expect(standing.get(question)).toBe(last?.event === 'answer' ? last : undefined);
      }
    }),
  );
});
