import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { obrienFlemingBoundaries } from './obrien-fleming-boundaries.ts';
import { createSeededRandom } from './seeded-random.ts';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

describe('obrienFlemingBoundaries', () => {
  it('is the fixed-sample boundary for a single look', () => {
    expect(obrienFlemingBoundaries([1])[0]).toBeCloseTo(1.959964, 6);
    expect(obrienFlemingBoundaries([1], 0.01)[0]).toBeCloseTo(2.575829, 6);
  });

  it('gives the published boundaries of two and of five equal looks', () => {
    const expected = [
      [2.963, 1.969],
      [4.877, 3.357, 2.68, 2.29, 2.031],
    ];
    [2, 5].forEach((looks, row) => {
      const fractions = Array.from({ length: looks }, (_, k) => (k + 1) / looks);
      obrienFlemingBoundaries(fractions).forEach((c, k) =>
        expect(c).toBeCloseTo(at(at(expected, row), k), 2),
      );
    });
  });

  it('is crossed in one of twenty simulated null processes, unequal looks and all', () => {
    const fractions = [0.3, 0.55, 0.7, 1];
    const boundaries = obrienFlemingBoundaries(fractions);
    const random = createSeededRandom(8);
    const studies = 40_000;
    let crossed = 0;
    for (let study = 0; study < studies; study++) {
      let [score, before] = [0, 0];
      const out = fractions.some((t, k) => {
        score += normalQuantile((random() * 2 ** 32 + 0.5) / 2 ** 32, 0, Math.sqrt(t - before));
        before = t;
        return Math.abs(score / Math.sqrt(t)) > at(boundaries, k);
      });
      if (out) crossed += 1;
    }
    expect(crossed / studies).toBeGreaterThan(0.046);
    expect(crossed / studies).toBeLessThan(0.054);
  });
});
