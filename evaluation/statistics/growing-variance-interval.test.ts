import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { growingVarianceInterval } from './growing-variance-interval.ts';
import { interval95 } from './interval-95.ts';

const degreesOfFreedom = 29;
const variances = { growing: 1.5, constant: 0.5, degreesOfFreedom };
const normal = (value: number, variance: number): [number, number] =>
  interval95({ value, standardError: Math.sqrt(variance), degreesOfFreedom });

describe('the interval of a squared distance whose variance grows with it', () => {
  it('ends where the standard error of the distance there just reaches the value', () => {
    const [, quantile] = normal(0, 1);
    const value = 7;
    for (const end of growingVarianceInterval({ ...variances, value, shape: 1 })) {
      const variance = variances.constant + (variances.growing * end) / value;
      expect((end - value) ** 2).toBeCloseTo(quantile ** 2 * variance, 10);
    }
  });

  it('is the normal one where nothing grows, and nearly that far from zero', () => {
    const steady = { value: 1, growing: 0, constant: 2, degreesOfFreedom, shape: 1 };
    const far = growingVarianceInterval({ ...variances, value: 1e6, shape: 1 });
    growingVarianceInterval(steady).forEach((end, i) => {
      expect(end).toBeCloseTo(at(normal(1, 2), i), 12);
    });
    far.forEach((end, i) => expect(end).toBeCloseTo(at(normal(1e6, 2), i), 3));
  });

  it('holds the value, reaches further up than down, and not below the lowest', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 50, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (value, shape) => {
          const [low, high] = growingVarianceInterval({ ...variances, value, shape });
          expect(high - value).toBeGreaterThan(value - low);
          expect(value - low).toBeGreaterThan(0);
          const kept = growingVarianceInterval({ ...variances, value, shape, lowest: 0 });
          expect(kept).toEqual([Math.max(0, low), Math.max(0, high)]);
        },
      ),
    );
    const exact = { value: 3, growing: 0, constant: 0, degreesOfFreedom, shape: 1 };
    expect(growingVarianceInterval(exact)).toEqual([3, 3]);
  });
});
