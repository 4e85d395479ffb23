import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { clusterSums } from './cluster-sums.ts';
import { clusteredVariances } from './clustered-variances.ts';
import { obrienFlemingBoundaries } from './obrien-fleming-boundaries.ts';
import { earlyLookProblem, lookBoundaries } from './planned-looks.ts';

/** Votes of so many raters, one on each of so many prompts. */
function variancesOf(raters: number, prompts: number): ReturnType<typeof clusteredVariances> {
  const votes = Array.from({ length: raters * prompts }, (_, i) => i);
  return clusteredVariances(
    clusterSums({
      score: votes.map((i) => (i % 3 === 0 ? -1 : 1)),
      rater: votes.map((i) => Math.floor(i / prompts)),
      prompt: votes.map((i) => i % prompts),
    }),
  );
}

describe('lookBoundaries', () => {
  it('are those of O’Brien and Fleming at 0.85 α, each of them a little higher', () => {
    const boundaries = lookBoundaries(3, 0.05);
    expect(boundaries).toEqual(obrienFlemingBoundaries([1 / 3, 2 / 3, 1], 0.0425));
    obrienFlemingBoundaries([1 / 3, 2 / 3, 1], 0.05).forEach((boundary, k) => {
      expect(at(boundaries, k)).toBeGreaterThan(boundary);
    });
  });

  it('is the test at α when there is one look', () => {
    expect(at(lookBoundaries(1, 0.05), 0)).toBeCloseTo(1.959964, 6);
  });
});

describe('earlyLookProblem', () => {
  it('asks for three raters and three prompts, in about equal numbers of votes', () => {
    expect(earlyLookProblem(variancesOf(3, 3))).toBeNull();
    expect(earlyLookProblem(variancesOf(2, 30))).toMatch(/at least 3 raters on at least 3 prompts/);
    expect(earlyLookProblem(variancesOf(30, 2))).toMatch(/at least 3 raters/);
    // ten votes of each of two raters, one of the third
    const votes = Array.from({ length: 21 }, (_, i) => i);
    const sums = clusterSums({
      score: votes.map((i) => (i % 4 === 0 ? -1 : 1)),
      rater: votes.map((i) => Math.floor(i / 10)),
      prompt: votes.map((i) => i % 10),
    });
    expect(earlyLookProblem(clusteredVariances(sums))).not.toBeNull();
  });
});
