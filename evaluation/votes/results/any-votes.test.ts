import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardVotes } from '../fixtures/card-votes.ts';
import { notFinite } from '../fixtures/not-finite.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';

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
          for (const { count, of, percent, ci } of question.cells) {
            expect(percent).toBeCloseTo(of > 0 ? (100 * count) / of : 0, 10);
            expect(ci[0]).toBeLessThanOrEqual(percent + 1e-9);
            expect(ci[1]).toBeGreaterThanOrEqual(percent - 1e-9);
            expect(ci[1]).toBeGreaterThan(ci[0]);
          }
          for (const { net_preference: net, equivalence } of question.by_arm_pairs) {
            expect(net.p === null).toBe(net.reason !== null);
            expect(equivalence.equivalent === null).toBe(net.p === null);
            if (net.p !== null) expect(net.p).toBeGreaterThan(0);
            if (net.ci === null) continue;
            expect(net.ci[0]).toBeGreaterThanOrEqual(-1);
            expect(net.ci[1]).toBeLessThanOrEqual(1);
            expect(net.ci[1]).toBeGreaterThan(net.ci[0]);
            expect(net.design_effect).toBeGreaterThanOrEqual(1);
          }
          for (const model of [question.davidson, question.rao_kupper]) {
            for (const { se, se_clustered: clustered } of model?.arms ?? []) {
              if (se !== null) expect(clustered).toBeGreaterThanOrEqual(se * (1 - 1e-9));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
