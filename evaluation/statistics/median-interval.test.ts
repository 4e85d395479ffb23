import fc from 'fast-check';
import { expect, it } from 'vitest';
import { medianInterval } from './median-interval.ts';

it('gives the order statistics of the published table', () => {
  // Conover 1999, table A3, binomial with p = 1/2: n = 10 leaves out one on each side, n = 20 five
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
  expect(medianInterval(upTo(5))).toEqual({ median: 3, ci95: null });
  expect(medianInterval(upTo(6))).toEqual({ median: 3.5, ci95: [1, 6] });
  expect(medianInterval(upTo(10))).toEqual({ median: 5.5, ci95: [2, 9] });
  expect(medianInterval(upTo(20))).toEqual({ median: 10.5, ci95: [6, 15] });
});

it('holds its median, whatever the numbers and their order', () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
    minLength: 6,
    maxLength: 60,
  });
  fc.assert(
    fc.property(numbers, (values) => {
      const { median, ci95 } = medianInterval(values);
      if (ci95 === null) throw new Error('six numbers have an interval');
      expect(ci95[0]).toBeLessThanOrEqual(median);
      expect(ci95[1]).toBeGreaterThanOrEqual(median);
      expect(medianInterval(values.toReversed())).toEqual({ median, ci95 });
    }),
  );
});
