import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardVotes } from '../fixtures/card-votes.ts';
import { notFinite } from '../fixtures/not-finite.ts';
import { buildResultTable } from './result-table.ts';

describe('buildResultTable over votes of any kind', () => {
  it('makes a table of finite numbers that add up from any votes', () => {
    const [row] = cardVotes();
    if (!row) throw new Error('the fixture has votes');
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
    ] as const;
    const vote = fc.record({
      rater: fc.constantFrom('x', 'y', 'z'),
      prompt_id: fc.constantFrom('p', 'q', 'r'),
      question: fc.constantFrom('one', 'two'),
      answer: fc.constantFrom('left', 'right', 'on_par', 'neither', '' as const),
      pair: fc.constantFrom(...pairs),
    });
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 30 }), (votes) => {
        const rows = votes.map(({ pair, ...own }, i) => ({
          ...row,
          ...own,
          trial: `t${i}`,
          comparison: `${own.prompt_id}-${pair.toSorted().join('')}`,
          left_arm: pair[0],
          right_arm: pair[1],
        }));
        const made = buildResultTable(rows, { replicates: 20, by: 'rater' });
        expect(notFinite(made)).toEqual([]);
        for (const question of made.questions) {
          const counts = question.cells.map((cell) => cell.count);
          expect(counts.reduce((sum, c) => sum + c, 0)).toBe(question.n);
          expect(question.column_sum_percent).toBeCloseTo(100, 10);
          for (const { percent, ci95 } of question.cells) {
            expect(ci95[0]).toBeLessThanOrEqual(percent + 1e-9);
            expect(ci95[1]).toBeGreaterThanOrEqual(percent - 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
