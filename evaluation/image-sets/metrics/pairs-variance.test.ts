import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { drawNormal } from '../../statistics/draw-normal.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { frechetDistance } from './frechet-distance.ts';
import { gaussianOfSamples } from './gaussian-fit.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { pairsVariance } from './pairs-variance.ts';

describe('the variance of pairs', () => {
  it('is that of distances between samples of one normal distribution', async () => {
    const random = createSeededRandom(3);
    const scales = [3, 1, 0.2];
    const draw = (rows: number): Matrix => ({
      rows,
      columns: 3,
      values: Float64Array.from(
        Array.from({ length: rows }, () => scales.map((s) => s * drawNormal(random))).flat(),
      ),
    });
    const distances: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const a = await gaussianOfSamples(draw(200), { multiply });
      const b = await gaussianOfSamples(draw(100), { multiply });
      distances.push((await frechetDistance({ a, b, multiply })).value);
    }
    const roots = Float64Array.from(scales, (scale) => scale * scale);
    const { variance } = meanAndVariance(distances);
    expect(pairsVariance(roots, [200, 100]) / variance).toBeCloseTo(1, 0.5);
  });

  it('is nothing where nothing varies', () => {
    expect(pairsVariance(new Float64Array(4), [10])).toBe(0);
  });
});
