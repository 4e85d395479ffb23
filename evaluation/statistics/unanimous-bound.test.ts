import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disjointVotes } from './disjoint-votes.ts';
import { unanimousBound } from './unanimous-bound.ts';

/** Every rater on every prompt. */
function complete(raters: number, prompts: number): { rater: number[]; prompt: number[] } {
  const cells = Array.from({ length: raters * prompts }, (_, i) => i);
  return {
    rater: cells.map((i) => Math.floor(i / prompts)),
    prompt: cells.map((i) => i % prompts),
  };
}

/** By trying every set of votes. */
function bruteForce(votes: readonly (readonly [number, number])[]): number {
  const [first, ...rest] = votes;
  if (first === undefined) return 0;
  const apart = rest.filter(([rater, prompt]) => rater !== first[0] && prompt !== first[1]);
  return Math.max(bruteForce(rest), 1 + bruteForce(apart));
}

describe('unanimousBound', () => {
  it('is Clopper and Pearson’s over the smaller number of clusters where all vote on all', () => {
    const bound = unanimousBound(complete(12, 10), 0.05);
    expect(bound).toMatchObject({ independent_votes: 10, level: 0.975 });
    expect(bound.at_least).toBeCloseTo(2 * 0.6915028921812392 - 1, 12);
    expect(unanimousBound(complete(5, 30), 0.05).at_least).toBeLessThan(0);
    expect(unanimousBound(complete(6, 30), 0.05).at_least).toBeGreaterThan(0);
  });

  it('is wrong in at most half of α of all studies, whatever the share is', () => {
    for (const k of [1, 3, 6, 10, 33]) {
      const { at_least: bound } = unanimousBound(complete(k, k), 0.05);
      // all k are for the arm with chance share^k; it is wrong where the truth is below the bound
      for (let share = 0.005; 2 * share - 1 < bound; share += 0.005) {
        expect(share ** k).toBeLessThanOrEqual(0.025);
      }
    }
  });

  it('counts as many votes without a rater or a prompt in common as there are', () => {
    const vote = fc.tuple(fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 10 }), (votes) => {
        const columns = { rater: votes.map(([r]) => r), prompt: votes.map(([, p]) => p) };
        expect(disjointVotes(columns)).toBe(bruteForce(votes));
      }),
    );
  });
});
