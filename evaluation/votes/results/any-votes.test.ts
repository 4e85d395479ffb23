import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import { cardVotes } from '../fixtures/card-votes.ts';
import { notFinite } from '../fixtures/not-finite.ts';
import type { QuestionResult } from './result-table-shape.ts';

const anyVotes = fc.array(
  fc.record({
    rater: fc.constantFrom('x', 'y', 'z'),
    prompt_id: fc.constantFrom('p', 'q', 'r'),
    question: fc.constantFrom('one', 'two'),
    answer: fc.constantFrom('left', 'right', 'on_par', 'neither', '' as const),
    pair: fc.constantFrom(['a', 'b'] as const, ['b', 'a'] as const, ['b', 'c'] as const),
  }),
  { minLength: 1, maxLength: 30 },
);

type AnyVotes = typeof anyVotes extends fc.Arbitrary<infer T> ? T : never;

function rowsOf(votes: AnyVotes): VoteRow[] {
  const row = present(cardVotes()[0], 'a vote of the fixture');
  return votes.map(({ pair, ...own }, i) => ({
    ...row,
    ...own,
    trial: `t${i}`,
    comparison: `${own.prompt_id}-${pair.toSorted().join('')}`,
    left_arm: pair[0],
    right_arm: pair[1],
  }));
}

function expectCellsToAddUp({ n, cells }: QuestionResult): void {
  const counts = cells.map((cell) => cell.count);
  expect(counts.reduce((sum, c) => sum + c, 0)).toBe(n);
  for (const { count, of, percent, ci } of cells) {
    expect(percent).toBeCloseTo(of > 0 ? (100 * count) / of : 0, 10);
    expect(ci[0]).toBeLessThanOrEqual(percent + 1e-9);
    expect(ci[1]).toBeGreaterThanOrEqual(percent - 1e-9);
    expect(ci[1]).toBeGreaterThan(ci[0]);
  }
}

function expectPairsToMakeSense({ by_arm_pairs: pairs }: QuestionResult): void {
  for (const { net_preference: net, equivalence } of pairs) {
    expect(net.p === null).toBe(net.reason !== null);
    expect(equivalence.equivalent === null).toBe(net.p === null);
    if (net.p !== null) expect(net.p).toBeGreaterThan(0);
    if (net.ci === null) continue;
    expect(net.ci[0]).toBeGreaterThanOrEqual(-1);
    expect(net.ci[1]).toBeLessThanOrEqual(1);
    expect(net.ci[1]).toBeGreaterThan(net.ci[0]);
    expect(net.design_effect).toBeGreaterThanOrEqual(1);
  }
}

function expectClustersToWiden({ davidson, rao_kupper: raoKupper }: QuestionResult): void {
  for (const model of [davidson, raoKupper]) {
    for (const { se, se_clustered: clustered } of model?.arms ?? []) {
      if (se !== null) expect(clustered).toBeGreaterThanOrEqual(se * (1 - 1e-9));
    }
  }
}

describe('buildResultTable over votes of any kind', () => {
  it('makes a table of finite numbers that add up from any votes', () => {
    fc.assert(
      fc.property(anyVotes, (votes) => {
        const made = buildResultTable(rowsOf(votes), { replicates: 20, by: 'rater' });
        expect(notFinite(made)).toEqual([]);
        for (const question of made.questions) {
          expectCellsToAddUp(question);
          expectPairsToMakeSense(question);
          expectClustersToWiden(question);
        }
      }),
      { numRuns: 60 },
    );
  });
});
