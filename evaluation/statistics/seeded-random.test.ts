import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from './seeded-random.ts';

describe('createSeededRandom', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: number) => {
      const random = createSeededRandom(seed);
      return Array.from({ length: 5 }, random);
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(0)).not.toEqual(draw(2 ** 31));
  });

  it('is uniform over [0, 1): mean, variance and sixteenths as expected', () => {
    const random = createSeededRandom(42);
    const n = 160_000;
    const bins = new Int32Array(16);
    let [sum, squares, least, most] = [0, 0, 1, 0];
    for (let i = 0; i < n; i++) {
      const x = random();
      least = Math.min(least, x);
      most = Math.max(most, x);
      sum += x;
      squares += x * x;
      const bin = Math.floor(16 * x);
      bins[bin] = at(bins, bin) + 1;
    }
    expect(least).toBeGreaterThanOrEqual(0);
    expect(most).toBeLessThan(1);
    expect(sum / n).toBeCloseTo(0.5, 2);
    expect(squares / n - (sum / n) ** 2).toBeCloseTo(1 / 12, 3);
    const chiSquare = bins.reduce((total, b) => total + (b - n / 16) ** 2 / (n / 16), 0);
    // 99.9% point of chi-square with 15 degrees of freedom
    expect(chiSquare).toBeLessThan(37.7);
  });
});
