import { expect, test } from 'vitest';
import { withoutNoise } from './without-noise.ts';

test('digits that come of the computing go, and others stay', () => {
  expect([1.0000000000000002, 4.600000000000001, 100.00000000000001].map(withoutNoise)).toEqual([
    1, 4.6, 100,
  ]);
  for (const value of [0, -0.125, 2.93597457398, 1e-300]) expect(withoutNoise(value)).toBe(value);
});
