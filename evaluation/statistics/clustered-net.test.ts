import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { clusterSums } from './cluster-sums.ts';
import { clusteredNet } from './clustered-net.ts';
import { clusteredShare } from './clustered-share.ts';
import { equivalenceTest } from './equivalence-test.ts';
import reference from './fixtures/core-reference.json' with { type: 'json' };
import { netDecision } from './net-decision.ts';
import { testAt } from './test-at.ts';
import { netVoteVariance } from './vote-variance.ts';
import { wilsonInterval } from './wilson-interval.ts';
import { present } from '#domain/present.ts';

const vote = fc.record({
  score: fc.constantFrom(-1, 0, 1),
  rater: fc.nat(4),
  prompt: fc.nat(4),
});
const columnsOf = (votes: { score: number; rater: number; prompt: number }[], sign = 1) =>
  clusterSums({
    score: votes.map((v) => sign * v.score),
    rater: votes.map((v) => v.rater),
    prompt: votes.map((v) => v.prompt),
  });

describe('clusteredNet', () => {
  it.each(Object.entries(reference.cases))(
    'gives what numpy, scipy and statsmodels give: %s',
    (_, { score, rater, prompt, net: expected, share }) => {
      const sums = clusterSums({ score, rater, prompt });
      const net = clusteredNet(sums, 0.05);
      const { mean, se, designEffect, interval } = present(net.uncertainty, 'the uncertainty');
      expect(net.estimate).toBeCloseTo(expected.estimate, 12);
      expect(se).toBeCloseTo(expected.se, 10);
      expect(designEffect).toBeCloseTo(expected.design_effect, 8);
      expected.interval.forEach((end, k) => expect(interval[k]).toBeCloseTo(end, 8));
      const ninetyNine = clusteredNet(sums, 0.01).uncertainty?.interval ?? [];
      expected.interval99.forEach((end, k) => expect(ninetyNine[k]).toBeCloseTo(end, 8));
      expect(net.p).toBeCloseTo(expected.p, 8);
      expect(equivalenceTest(mean, { margin: 0.1 }).p).toBeCloseTo(expected.equivalence_p, 8);
      const won = score.map((x) => (x === 1 ? 1 : 0));
      const part = clusteredShare(clusterSums({ score: won, rater, prompt }), 0.05);
      expect(part.share).toBeCloseTo(share.estimate, 12);
      share.interval.forEach((end, k) => expect(part.interval[k]).toBeCloseTo(end, 8));
    },
  );

  it('is Wilson’s score interval of a net preference where votes do not cluster', () => {
    // so many clusters that t is z, and all alike: only independent votes are left
    const n = 4000;
    const score = Array.from({ length: n }, (_, i) => at([1, 0, -1, 1], i % 4));
    const rater = score.map((_, i) => Math.floor(i / 4));
    const net = clusteredNet(clusterSums({ score, rater, prompt: rater }), 0.05);
    for (const end of present(net.uncertainty, 'the uncertainty').interval) {
      const variance = netVoteVariance(0.75).at(end) / (n - 1);
      expect(Math.abs(0.25 - end) / Math.sqrt(variance)).toBeCloseTo(1.959964, 5);
    }
  });

  it('never calls a clearer preference of independent votes less significant', () => {
    // one vote a rater and prompt: 15 to 29 of 30 for the first arm
    const pOf = (wins: number): number => {
      const score = Array.from({ length: 30 }, (_, i) => (i < wins ? 1 : -1));
      const each = score.map((_, i) => i);
      const net = clusteredNet(clusterSums({ score, rater: each, prompt: each }), 0.05);
      return present(net.p, 'the p value');
    };
    for (let wins = 16; wins < 30; wins++) expect(pOf(wins)).toBeLessThan(pOf(wins - 1));
    expect(pOf(29)).toBeLessThan(0.001);
  });

  it('has an interval inside [-1, 1] that holds the estimate, and a p value that belongs to it', () => {
    fc.assert(
      fc.property(
        fc.array(vote, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.05, 0.01, 0.2),
        (votes, alpha) => {
          const sums = columnsOf(votes);
          const net = clusteredNet(sums, alpha);
          expect(net.uncertainty === null || net.p === null).toBe(net.reason !== null);
          if (net.uncertainty === null || net.estimate === null) return;
          const { interval, se, designEffect, method } = net.uncertainty;
          expect(interval[0]).toBeGreaterThanOrEqual(-1);
          expect(interval[1]).toBeLessThanOrEqual(1);
          expect(interval[0]).toBeLessThan(net.estimate);
          expect(interval[1]).toBeGreaterThan(net.estimate);
          expect(se).toBeGreaterThan(0);
          expect(designEffect).toBeGreaterThanOrEqual(1);
          expect(net.p === null).toBe(method !== 'two-way cluster');
          if (net.p === null) return;
          expect(net.p).toBeGreaterThan(0);
          expect(net.p < alpha).toBe(interval[0] > 0 || interval[1] < 0);
          expect(netDecision(sums, testAt(alpha))).toEqual({
            sign: Math.sign(net.estimate),
            significant: net.p < alpha,
          });
        },
      ),
    );
  });

  it('turns its sign with the scores', () => {
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 40 }), (votes) => {
        const netOf = (sign: number) => clusteredNet(columnsOf(votes, sign), 0.05);
        const [one, other] = [netOf(1), netOf(-1)];
        expect(other.estimate).toBeCloseTo(-present(one.estimate, 'the net preference'), 12);
        if (one.p === null) expect(other.p).toBeNull();
        else expect(other.p).toBeCloseTo(one.p, 8);
        const [low, high] = one.uncertainty?.interval ?? [0, 0];
        const [otherLow, otherHigh] = other.uncertainty?.interval ?? [0, 0];
        expect(otherLow).toBeCloseTo(-high, 8);
        expect(otherHigh).toBeCloseTo(-low, 8);
      }),
    );
  });

  it('grows wider as α falls', () => {
    fc.assert(
      fc.property(fc.array(vote, { minLength: 20, maxLength: 60 }), (votes) => {
        const widths = [0.2, 0.05].map((alpha) => {
          const interval = clusteredNet(columnsOf(votes), alpha).uncertainty?.interval;
          return interval ? interval[1] - interval[0] : null;
        });
        const [wide, wider] = widths;
        if (typeof wide !== 'number' || typeof wider !== 'number') return;
        expect(wider).toBeGreaterThan(wide);
      }),
    );
  });

  const crossed = (score: (r: number, p: number) => number, raters = 5, prompts = 8) => {
    const votes = Array.from({ length: raters * prompts }, (_, i) => {
      const [rater, prompt] = [Math.floor(i / prompts), i % prompts];
      return { rater, prompt, score: score(rater, prompt) };
    });
    return clusteredNet(columnsOf(votes), 0.05);
  };

  it.each([
    ['no vote preferred either', () => crossed(() => 0), /no vote preferred one of the two arms/],
    ['all preferred the same', () => crossed(() => 1), /every vote preferred the same arm/],
    ['few are decisive', () => crossed((r, p) => (r < 4 && p === 0 ? 1 : 0)), /only 4 votes/],
    [
      'there is one rater on one prompt',
      () => crossed((_, p) => (p % 2) * 2 - 1, 1, 1),
      /same arm/,
    ],
  ])('estimates no error, test or interval when %s', (_, study, reason) => {
    const net = study();
    expect(net).toMatchObject({ uncertainty: null, p: null });
    expect(net.reason).toMatch(reason);
  });

  it('tests nothing about raters from one of them, and gives the interval over prompts', () => {
    const net = crossed((_, p) => (p % 3 === 0 ? -1 : 1), 1, 30);
    expect(net.p).toBeNull();
    expect(net.reason).toMatch(/all votes come from one rater/);
    expect(net.uncertainty?.method).toBe('cluster by prompt');
    const onOnePrompt = crossed((r) => (r % 3 === 0 ? -1 : 1), 30, 1);
    expect(onOnePrompt.uncertainty?.method).toBe('cluster by rater');
    expect(onOnePrompt.reason).toMatch(/all votes are on one prompt/);
  });

  it('multiplies the variance of a block of alike votes by the size of the block', () => {
    const blocks = [1, 0, 1, -1, 0, 1, -1, 1, 1, 0];
    const votes = blocks.flatMap((score, rater) =>
      [0, 1, 2, 3, 4].map((k) => ({ score, rater, prompt: rater * 5 + k })),
    );
    const { designEffect } = present(clusteredNet(columnsOf(votes), 0.05).uncertainty, 'it');
    // G / (G - 1) over n / (n - 1), five times; the prompts add what independent votes do, once
    expect(designEffect).toBeCloseTo((5 * (10 / 9)) / (50 / 49), 8);
  });
});

describe('clusteredShare', () => {
  it('is Wilson’s interval where votes do not cluster', () => {
    // so many clusters that t is z, and all alike: only independent votes are left
    const score = Array.from({ length: 4000 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const rater = score.map((_, i) => Math.floor(i / 4));
    const { interval, wilson } = clusteredShare(clusterSums({ score, rater, prompt: rater }), 0.05);
    interval.forEach((end, k) => expect(end).toBeCloseTo(at(wilson, k), 4));
  });

  it('is never narrower than Wilson’s, stays within 0 and 1, and has a width at no votes', () => {
    fc.assert(
      fc.property(fc.array(vote, { minLength: 1, maxLength: 60 }), (votes) => {
        const scores = votes.map((v) => ({ ...v, score: Math.max(0, v.score) }));
        const { share, interval } = clusteredShare(columnsOf(scores), 0.05);
        const [low, high] = wilsonInterval({ share, n: votes.length });
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(interval[1] - interval[0]).toBeGreaterThan((high - low) * 0.999);
      }),
    );
  });

  it('knows nothing without votes', () => {
    expect(clusteredShare(columnsOf([]), 0.05).interval).toEqual([0, 1]);
  });
});
