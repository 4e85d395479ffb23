import { expect, test } from 'vitest';
import { judgeFeatures, trainAndTry } from './sign-test.ts';
import type { Observation } from './sign-test.ts';

/** 20 trials of each of two raters, A on the left in every second; `size` is what an onlooker sees. */
const observe = (size: (aOnLeft: boolean, index: number) => number): Observation[] =>
  Array.from({ length: 40 }, (_, index) => {
    const aOnLeft = index % 2 === 0;
    return { rater: index < 20 ? 0 : 1, aOnLeft, features: { size: size(aOnLeft, index) } };
  });

test('a feature that always goes with an arm is beyond chance', () => {
  const leaking = observe((aOnLeft) => (aOnLeft ? 5 : -5));
  expect(judgeFeatures(leaking)).toMatchObject([{ feature: 'size', trials: 40, hits: 40 }]);
  // twice 0.5 to the 40th
  expect(judgeFeatures(leaking)[0]?.p).toBeCloseTo(2 * 0.5 ** 40, 20);
  expect(trainAndTry(leaking)).toMatchObject({ feature: 'size', right: 20, trials: 20 });
  expect(trainAndTry(leaking).p).toBeLessThan(1e-5);
});

test('a feature that goes with the other arm leaks as much', () => {
  const leaking = observe((aOnLeft) => (aOnLeft ? -1 : 1));
  expect(judgeFeatures(leaking)[0]?.p).toBeLessThan(1e-9);
  expect(trainAndTry(leaking)).toMatchObject({ right: 20, trials: 20 });
});

test('a feature that goes with the side only tells nothing of balanced arms', () => {
  const verdicts = judgeFeatures(observe(() => 1));
  expect(verdicts).toMatchObject([{ trials: 40, hits: 20, p: 1 }]);
});

test('equal values tell nothing', () => {
  expect(judgeFeatures(observe(() => 0))).toEqual([{ feature: 'size', trials: 0, hits: 0, p: 1 }]);
});
