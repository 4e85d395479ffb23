import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { interval95 } from './interval-95.ts';
import { squaredDistanceInterval } from './squared-distance-interval.ts';

const standardError = 1;
const degreesOfFreedom = 29;
const ofValue = (value: number): [number, number] =>
  squaredDistanceInterval({ value, standardError, degreesOfFreedom });

describe('the interval of a squared distance', () => {
  it('is the normal one of the logarithm where the value is beyond its reach', () => {
    const [, reach] = interval95({ value: 0, standardError, degreesOfFreedom });
    const [low, high] = ofValue(5);
    expect(low).toBeCloseTo(5 * Math.exp(-reach / 5), 12);
    expect(high).toBeCloseTo(5 * Math.exp(reach / 5), 12);
  });

  it('is nearly the normal one where the error is small beside the value', () => {
    const normal = interval95({ value: 1e6, standardError, degreesOfFreedom });
    ofValue(1e6).forEach((end, i) => expect(end).toBeCloseTo(at(normal, i), 4));
  });

  it('keeps its shape below three quarters of its reach, holds the value, and reaches further up than down', () => {
    const shape = ofValue(0);
    fc.assert(
      fc.property(fc.double({ min: -100, max: 1.5, noNaN: true }), (value) => {
        const [low, high] = ofValue(value);
        expect(low - value).toBeCloseTo(shape[0], 10);
        expect(high - value).toBeCloseTo(shape[1], 10);
        expect(value - low).toBeLessThan(high - value);
      }),
    );
  });

  it('of a value without error is the value, and none goes below the lowest', () => {
    const exact = squaredDistanceInterval({ value: 3, standardError: 0, degreesOfFreedom });
    expect(exact).toEqual([3, 3]);
    const kept = { value: 0.1, standardError, degreesOfFreedom, lowest: 0 };
    expect(squaredDistanceInterval(kept)[0]).toBe(0);
  });
});
