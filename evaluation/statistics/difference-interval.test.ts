import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceInterval } from './difference-interval.ts';

const reach = fc.double({ min: 0, max: 9, noNaN: true });
const estimate = fc
  .tuple(fc.double({ min: -50, max: 50, noNaN: true }), reach, reach)
  .map(([value, below, above]) => ({
    value,
    interval: [value - below, value + above] as [number, number],
  }));

it('is the square root of summed variances where intervals are symmetric', () => {
  const [a, b] = [
    { value: 5, interval: [2, 8] as const },
    { value: 1, interval: [-3, 5] as const },
  ];
  expect(differenceInterval(a, b)).toEqual([-1, 9]);
});

it('holds the difference, turns with it, and is no narrower than either part', () => {
  fc.assert(
    fc.property(estimate, estimate, (a, b) => {
      const [low, high] = differenceInterval(a, b) ?? [NaN, NaN];
      const [turnedLow, turnedHigh] = differenceInterval(b, a) ?? [NaN, NaN];
      expect(low).toBeLessThanOrEqual(a.value - b.value);
      expect(high).toBeGreaterThanOrEqual(a.value - b.value);
      expect(turnedLow).toBeCloseTo(-high, 9);
      expect(turnedHigh).toBeCloseTo(-low, 9);
      for (const { interval } of [a, b]) {
        expect(high - low).toBeGreaterThanOrEqual((interval[1] - interval[0]) * (1 - 1e-9) - 1e-9);
      }
    }),
  );
});

it('is none where an interval does not hold its estimate', () => {
  expect(differenceInterval({ value: 3, interval: [1, 2] }, { value: 0, interval: [-1, 1] })).toBe(
    null,
  );
});
