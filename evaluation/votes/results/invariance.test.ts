import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { buildResultTable } from '../fixtures/build-result-table.ts';
import { simulateVotes } from '../power/simulate-votes.ts';
import type { PairResult } from './result-table-shape.ts';
import type { ResultTableOptions } from './result-table-options.ts';

const study = fc
  .record({
    seed: fc.nat(1_000_000),
    raters: fc.integer({ min: 2, max: 7 }),
    prompts: fc.integer({ min: 2, max: 7 }),
    replicates: fc.integer({ min: 1, max: 2 }),
    preference: fc.double({ min: -2, max: 2, noNaN: true }),
    kept: fc.double({ min: 0.6, max: 1, noNaN: true }),
  })
  .map(({ seed, kept, ...design }) => {
    const random = createSeededRandom(seed);
    const rows = simulateVotes({ ...design, random, ties: 0.2, neither: 0.05, raterSd: 0.7 });
    return { rows: rows.filter((_, i) => i < 4 || random() < kept), seed };
  });

const holds = (check: (rows: VoteRow[], seed: number) => void): void =>
  fc.assert(
    fc.property(study, ({ rows, seed }) => check(rows, seed)),
    { numRuns: 60 },
  );

function pairOf(rows: readonly VoteRow[], options: ResultTableOptions = {}): PairResult {
  const { questions } = buildResultTable(rows, { replicates: 0, ...options });
  return at(at(questions, 0).by_arm_pairs, 0);
}

/** Numbers to ten digits, since sums in another order differ in the last. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(10)) : part,
    ),
  );
}

describe('what a pair of arms is said to be', () => {
  it('does not depend on the order of rows', () => {
    holds((rows, seed) => {
      const random = createSeededRandom(seed + 1);
      const shuffled = rows
        .map((row) => ({ row, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ row }) => row);
      const order = { order: ['a', 'b'] };
      const [before, after] = [pairOf(rows, order), pairOf(shuffled, order)];
      // which votes are tried first may give another upper bound
      expect(rounded({ ...after, fragility: null })).toEqual(
        rounded({ ...before, fragility: null }),
      );
    });
  });

  it('does not depend on what raters, prompts and comparisons are called', () => {
    holds((rows) => {
      const renamed = rows.map((row) => ({
        ...row,
        rater: `someone ${row.rater}`,
        prompt_id: `x-${row.prompt_id}`,
        comparison: `y-${row.comparison}`,
      }));
      expect(pairOf(renamed)).toEqual(pairOf(rows));
    });
  });

  it('turns its sign, and nothing else, when the arms change places', () => {
    holds((rows) => {
      const one = pairOf(rows, { order: ['a', 'b'] });
      const other = pairOf(rows, { order: ['b', 'a'] });
      expect(other.sign_test.p_two_sided).toBe(one.sign_test.p_two_sided);
      expect(rounded(other.equivalence)).toEqual(rounded(one.equivalence));
      const [a, b] = [one.net_preference, other.net_preference];
      expect(rounded([b.se, b.p])).toEqual(rounded([a.se, a.p]));
      if (a.estimate !== null) expect(b.estimate).toBe(a.estimate === 0 ? 0 : -a.estimate);
      expect(b.ci === null).toBe(a.ci === null);
      if (a.ci === null || b.ci === null) return;
      expect(b.ci[0]).toBeCloseTo(-a.ci[1], 9);
      expect(b.ci[1]).toBeCloseTo(-a.ci[0], 9);
    });
  });

  it('gets surer, and stays where it is, when as many raters again vote the same', () => {
    holds((rows) => {
      const again = rows.map((row) => ({
        ...row,
        rater: `${row.rater} again`,
        trial: `${row.trial} again`,
      }));
      const [once, twice] = [pairOf(rows), pairOf([...rows, ...again])].map(
        (pair) => pair.net_preference,
      );
      if (!once?.ci || !twice?.ci) return;
      expect(rounded(twice.estimate)).toBe(rounded(once.estimate));
      expect(twice.ci[1] - twice.ci[0]).toBeLessThan(once.ci[1] - once.ci[0]);
    });
  });

  it('does not change with an arm that is never compared', () => {
    const arms = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase() }));
    holds((rows) => {
      const two = pairOf(rows, { arms: arms.slice(0, 2) });
      expect(pairOf(rows, { arms })).toEqual(two);
    });
  });
});
