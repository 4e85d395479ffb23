import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { clusterSums, type ClusteredScores } from './cluster-sums.ts';
import { netDecision } from './net-decision.ts';
import { netFragility } from './net-fragility.ts';
import { testAt } from './test-at.ts';

type Vote = { score: number; rater: number; prompt: number };

const columnsOf = (votes: readonly Vote[]): ClusteredScores => ({
  score: votes.map((v) => v.score),
  rater: votes.map((v) => v.rater),
  prompt: votes.map((v) => v.prompt),
});
const decided = (votes: readonly Vote[]): string =>
  JSON.stringify(netDecision(clusterSums(columnsOf(votes)), testAt(0.05)));

/** Every set of clusters but all of them, smallest first. */
function bruteForce(votes: readonly Vote[], by: 'rater' | 'prompt'): number | null {
  const clusters = [...new Set(votes.map((v) => v[by]))];
  let fewest: number | null = null;
  for (let mask = 1; mask < (1 << clusters.length) - 1; mask++) {
    const out = new Set(clusters.filter((_, i) => mask & (1 << i)));
    if (decided(votes.filter((v) => !out.has(v[by]))) === decided(votes)) continue;
    fewest = Math.min(fewest ?? Infinity, out.size);
  }
  return fewest;
}

describe('netFragility', () => {
  it('finds the same sets of raters and prompts as trying them all', () => {
    const study = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
      .chain(([raters, prompts]) =>
        fc
          .array(fc.constantFrom(1, 1, 1, 0, -1), {
            minLength: raters * prompts,
            maxLength: raters * prompts,
          })
          .map((scores) =>
            scores.map((score, i) => ({
              score,
              rater: i % raters,
              prompt: Math.floor(i / raters),
            })),
          ),
      );
    fc.assert(
      fc.property(study, (votes) => {
        const columns = columnsOf(votes);
        const found = netFragility(clusterSums(columns), columns, testAt(0.05));
        for (const by of ['rater', 'prompt'] as const) {
          const { fewest, exact } = found[`${by}s`];
          const least = bruteForce(votes, by);
          if (exact && fewest !== null) expect(fewest).toBe(least);
          else if (fewest !== null) expect(fewest).toBeGreaterThanOrEqual(least ?? Infinity);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes away votes that do change the decision, and says when one is enough', () => {
    const votes = Array.from({ length: 60 }, (_, i) => ({
      score: at([1, 1, 0, 1, -1, 1], i % 6),
      rater: i % 5,
      prompt: Math.floor(i / 5),
    }));
    const columns = columnsOf(votes);
    const { votes: found } = netFragility(clusterSums(columns), columns, testAt(0.05));
    expect(found.fewest).toBeGreaterThan(0);
    expect(found.fewest).toBeLessThan(60);
    expect(found.exact).toBe(found.fewest === 1);
  });

  it('leaves the sums as they were', () => {
    const columns = columnsOf([
      { score: 1, rater: 0, prompt: 0 },
      { score: -1, rater: 1, prompt: 1 },
      { score: 1, rater: 2, prompt: 0 },
    ]);
    const sums = clusterSums(columns);
    netFragility(sums, columns, testAt(0.05));
    expect(sums).toEqual(clusterSums(columns));
  });
});
