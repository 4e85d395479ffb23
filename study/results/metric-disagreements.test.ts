import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import { imageScores } from './image-scores.ts';
import { metricDisagreements, nameOfPair } from './metric-disagreements.ts';
import { orderPairs } from './order-pairs.ts';
import { sayMissingScores } from './say-image-scores.ts';
import { sayOpposition } from './say-opposition.ts';

type Scored = { prompt_index: number; replicate: number; sha256: string; value: number };

function kept(arm: string, values: readonly number[], network = 'n1') {
  const images = values.map((value, i): Scored => ({
    prompt_index: i,
    replicate: 0,
    sha256: `${arm}${i}`,
    value,
  }));
  const result = { network: { name: 'clip', sha256: network }, images };
  return { metric: 'clipscore', set_a: arm, set_b: 'prompts', result };
}

function pair(comparison: number, first: number, second: number, onPar = 0): PairVotes {
  return {
    ...{ question: 'fit', comparison: String(comparison), category: '', challenge: '' },
    ...{ arms: ['a', 'b'] as [string, string], split: null },
    counts: { first, second, on_par: onPar, neither: 0, no_answer: 2 },
  };
}

const compared = [0, 1, 2].map((i) => ({
  ...{ comparison: String(i), prompt_index: i, replicate: 0 },
  // in the order of the comparison, which need not be that of the votes
  images: ['b', 'a'].map((arm) => ({ arm, sha256: `${arm}${i}` })),
}));

function found(pairs: readonly PairVotes[], rows: Parameters<typeof imageScores>[0]) {
  const scores = imageScores(rows);
  if (scores === null) throw new Error('no scores');
  return metricDisagreements({ pairs, compared, scores });
}

it('holds the votes on a pair against the image that the metric puts higher', () => {
  const pairs = [pair(0, 1, 3), pair(1, 4, 0), pair(2, 0, 0)];
  const by = found(pairs, [kept('a', [30, 10, 5]), kept('b', [20, 20, 4])]);
  expect([...by.values()]).toEqual([
    { scores: [30, 20], against: 0.5 },
    { scores: [10, 20], against: 1 },
    { scores: [5, 4], against: null },
  ]);
  const order = orderPairs([...pairs].reverse(), 'metric', by);
  expect(order.map(({ comparison }) => comparison)).toEqual(['1', '0', '2']);
});

it('counts answers for neither image, and no vote without an answer', () => {
  const by = found([pair(0, 1, 2, 1)], [kept('a', [2]), kept('b', [1])]);
  expect(by.get(nameOfPair(pair(0, 1, 2)))?.against).toBe(0.25);
});

it('is the same whichever arm comes first, and turned when the metric is', () => {
  const count = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(count, count, count, fc.double({ min: -9, max: 9, noNaN: true }), (x, y, z, d) => {
      const one = pair(0, x, y, z);
      const { first, second, ...others } = one.counts;
      const turned: PairVotes = {
        ...one,
        arms: ['b', 'a'],
        counts: { ...others, first: second, second: first },
      };
      const of = (votes: PairVotes, a: number) =>
        found([votes], [kept('a', [a]), kept('b', [0])]).get(nameOfPair(votes))?.against;
      expect(of(turned, d)).toBe(of(one, d));
      const [more, less] = [of(one, d), of(one, -d)];
      if (typeof more !== 'number' || typeof less !== 'number') return;
      expect(more + less).toBe(0);
      expect(Math.abs(more)).toBeLessThanOrEqual(1);
    }),
  );
});

it('leaves out an image that is another one now, and scores of another network', () => {
  const rows = [kept('a', [1, 1]), kept('b', [2, 2])];
  const [own, other] = [imageScores(rows), imageScores([...rows, kept('c', [3], 'n2')])];
  const image = { arm: 'a', prompt_index: 0, replicate: 0, sha256: 'a0' };
  expect(own?.of(image)).toBe(1);
  expect(own?.of({ ...image, sha256: 'made again' })).toBeUndefined();
  expect(other?.arms).toEqual(['a', 'b']);
  const arms = ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase() }));
  expect(sayMissingScores(other, arms)).toMatch(/^Of C no CLIPScore is kept by the network/);
  expect(sayMissingScores(own, arms.slice(0, 2))).toBeNull();
});

it('has none where metrics are of whole sets or cannot be read, and says how to bring some', () => {
  const row = { metric: 'clipscore', set_a: 'a', set_b: 'prompts' };
  const results = [null, 3, {}, { images: [] }, { network: { sha256: 'n' }, images: [{}] }];
  expect(imageScores(results.map((result) => ({ ...row, result })))).toBeNull();
  expect(imageScores([{ ...kept('a', [1]), metric: 'odd' }])).toBeNull();
  expect(sayMissingScores(null, [])).toContain('onpar metrics STUDY/ARM --metrics clipscore');
});

it('says on which side of the metric people are', () => {
  const say = (against: number | null) => sayOpposition('CLIPScore', { scores: [1, 2], against });
  expect([0.5, -0.25, 0, null].map(say)).toEqual([
    'people against CLIPScore by 50.0 points of the votes',
    'people with CLIPScore by 25.0 points of the votes',
    'people lean to neither, CLIPScore to one',
    'CLIPScore names neither',
  ]);
  expect(sayOpposition('CLIPScore', undefined)).toBe('no CLIPScore');
});
