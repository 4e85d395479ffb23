import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted } from '#domain/counted.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { firstVotes } from './first-votes.ts';
import { tallyVotes } from './tally.ts';
import { at } from '#domain/at.ts';

const example = at(cardVotes(), 0);

/** Row `i` comes in at minute `i`. */
function coming(acts: readonly Partial<VoteRow>[]): VoteRow[] {
  return acts.map((act, i) => {
    const time = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();
    return { ...example, answered_at: time, received_at: time, ...act };
  });
}

const acts = fc.array(
  fc.record({
    trial: fc.constantFrom('t1', 't2', 't3', 't4', 't5'),
    question: fc.constantFrom('aesthetics', 'alignment'),
    answer: fc.constantFrom('left' as const, 'right' as const, '' as const),
    event: fc.constantFrom('answer' as const, 'answer' as const, 'undo' as const),
    kind: fc.constantFrom('main' as const, 'main' as const, 'repeat' as const),
  }),
  { minLength: 1, maxLength: 60 },
);
/** Acts of one trial are of one kind, and numbered as they come. */
const sessions = acts.map((some) =>
  coming(
    some.map((act, revision) => ({
      ...act,
      revision,
      trial: `${act.trial} ${act.kind}`,
      answer: act.event === 'undo' ? '' : act.answer,
    })),
  ),
);

const counts = (rows: readonly VoteRow[]): Map<string, number> =>
  new Map(tallyVotes(rows).questions.map(({ id, trial }) => [id, trial.length]));

describe('firstVotes', () => {
  it('never reads more votes of a question than asked for, and as many when there ever were', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 1, max: 5 }), (rows, votes) => {
        const first = counts(firstVotes(rows, votes));
        const most = new Map<string, number>();
        rows.forEach((_, i) => {
          for (const [id, n] of counts(rows.slice(0, i + 1))) {
            most.set(id, Math.max(n, counted(most, id)));
          }
        });
        for (const [id, n] of first) {
          if (counted(most, id) >= votes) expect(n).toBe(votes);
          else expect(n).toBeLessThan(votes);
        }
      }),
    );
  });

  it('reads the same, whatever comes in later, in whatever order the rows are given', () => {
    fc.assert(
      fc.property(
        sessions.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        fc.integer({ min: 1, max: 5 }),
        (pair, votes) => {
          const [rows, shuffled] = pair;
          const whole = firstVotes(shuffled, votes);
          expect(whole).toEqual(firstVotes(rows, votes));
          // what comes in after the look has closed is not read
          const later = coming(rows).map((row) => ({
            ...row,
            trial: `later ${row.trial}`,
            received_at: '2027-01-01T00:00:00.000Z',
          }));
          const enough = (id: string): boolean => counted(counts(whole), id) >= votes;
          const read = firstVotes([...later, ...rows], votes).filter((row) => enough(row.question));
          expect(read).toEqual(whole.filter((row) => enough(row.question)));
        },
      ),
    );
  });

  it('orders by arrival, and by answering where a file says nothing of arrival', () => {
    const early = '2026-01-01T00:00:00.000Z';
    const late = '2026-01-01T09:00:00.000Z';
    const held = { ...example, trial: 'held', answered_at: early, received_at: late };
    const other = { ...example, trial: 'other', answered_at: late, received_at: early };
    expect(firstVotes([held, other], 1)).toEqual([other]);
    const old = [held, other].map((row) => ({ ...row, received_at: '' }));
    expect(firstVotes(old, 1)).toEqual([old[0]]);
  });
});
