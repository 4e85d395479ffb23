import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import type { Matrix } from './matrix.ts';
import { multiplyMatrices as multiply } from './multiply-matrices.ts';
import { singularValues } from './singular-values.ts';

const filled = (
  rows: number,
  columns: number,
  entry: (i: number, j: number) => number,
): Matrix => ({
  rows,
  columns,
  values: Float64Array.from({ length: rows * columns }, (_, place) =>
    entry(Math.floor(place / columns), place % columns),
  ),
});
const descending = (values: Iterable<number>): number[] => [...values].sort((a, b) => b - a);
const squares = (values: Iterable<number>): number =>
  [...values].reduce((sum, value) => sum + value * value, 0);

/** (I - 2 u uᵀ) D (I - 2 v vᵀ): full matrices with the absolute values of D as singular values. */
function reflected(diagonal: readonly number[], seed = 5): Matrix {
  const n = diagonal.length;
  const random = createSeededRandom(seed);
  const unit = (): number[] => {
    const vector = Array.from({ length: n }, () => random() - 0.5);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
  const [u, v] = [unit(), unit()];
  const alongBoth = diagonal.reduce((sum, d, k) => sum + at(u, k) * d * at(v, k), 0);
  return filled(n, n, (i, j) => {
    const [ui, vj] = [at(u, i), at(v, j)];
    const own = i === j ? at(diagonal, i) : 0;
    const left = -2 * ui * at(u, j) * at(diagonal, j);
    const right = -2 * at(diagonal, i) * at(v, i) * vj;
    return own + left + right + 4 * ui * vj * alongBoth;
  });
}

describe('the singular values', () => {
  it.each([1, 2, 3, 16, 17, 31, 33, 100, 150])(
    'of the second difference of %i points are its eigenvalues',
    async (n) => {
      const matrix = filled(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0));
      const expected = descending(
        Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos((Math.PI * (k + 1)) / (n + 1))),
      );
      const found = descending(await singularValues(matrix, { multiply }));
      found.forEach((value, i) => expect(value).toBeCloseTo(at(expected, i), 12));
    },
  );

  it.each([2, 3, 8, 16, 64])('do not depend on the width of the band (%i)', async (width) => {
    const diagonal = Array.from({ length: 70 }, (_, i) => (i < 10 ? 0 : i < 30 ? 2.5 : i - 50));
    const found = descending(await singularValues(reflected(diagonal), { multiply, width }));
    const expected = descending(diagonal.map(Math.abs));
    found.forEach((value, i) => expect(value).toBeCloseTo(at(expected, i), 11));
  });

  it('converge and keep the sum of squares, for any size, rank and dead columns', async () => {
    const shape = fc.record({
      rows: fc.integer({ min: 1, max: 60 }),
      columns: fc.integer({ min: 1, max: 60 }),
      rank: fc.integer({ min: 0, max: 12 }),
      dead: fc.integer({ min: 1, max: 5 }),
      decades: fc.integer({ min: 0, max: 30 }),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ rows, columns, rank, dead, decades, seed }) => {
        const random = createSeededRandom(seed);
        const left = filled(rows, rank, (i) => (random() - 0.5) * 10 ** ((-decades * i) / rows));
        const right = filled(rank, columns, (_, j) => (j % dead === 0 ? 0 : random() - 0.5));
        const matrix = rank === 0 ? filled(rows, columns, () => 0) : await multiply(left, right);
        const found = await singularValues(matrix, { multiply, width: 4 });
        expect(found).toHaveLength(Math.min(rows, columns));
        const total = squares(matrix.values);
        expect(Math.abs(squares(found) - total)).toBeLessThanOrEqual(1e-12 * total);
        const largest = Math.max(...found);
        const beyondRank = descending(found).slice(rank);
        beyondRank.forEach((value) => expect(value).toBeLessThanOrEqual(1e-13 * largest));
      }),
      { numRuns: 150 },
    );
  });

  it.each([1e-250, 1e-99, 1e99, 1e250])('hold their digits at entries of %d', async (unit) => {
    const diagonal = [3, 2.5, 2, 1e-3, 0.5];
    const matrix = reflected(diagonal);
    const scaled = { ...matrix, values: matrix.values.map((value) => unit * value) };
    const found = descending(await singularValues(scaled, { multiply }));
    descending(diagonal).forEach((value, i) =>
      expect(at(found, i) / (unit * value)).toBeCloseTo(1, 10),
    );
  });

  it('of what is not finite are refused', async () => {
    const matrix = filled(3, 3, (i) => (i === 1 ? NaN : 1));
    await expect(singularValues(matrix, { multiply })).rejects.toThrow('not finite');
  });
});

describe('the sum of singular values', () => {
  const nuclearNorm = async (matrix: Matrix): Promise<number> =>
    (await singularValues(matrix, { multiply })).sort().reduce((sum, value) => sum + value, 0);

  it('keeps small singular values beside large ones', async () => {
    const diagonal = Array.from({ length: 45 }, (_, i) => 10 ** (-i / 3) * (i % 2 === 0 ? 1 : -1));
    const expected = diagonal.reduce((sum, value) => sum + Math.abs(value), 0);
    expect(await nuclearNorm(reflected(diagonal))).toBeCloseTo(expected, 13);
  });

  it('does not depend on which way a rectangular matrix lies', async () => {
    const tall: Matrix = { rows: 3, columns: 2, values: Float64Array.of(3, 0, 0, 4, 0, 0) };
    const flat: Matrix = { rows: 2, columns: 3, values: Float64Array.of(3, 0, 0, 0, 4, 0) };
    expect(await nuclearNorm(tall)).toBeCloseTo(7, 13);
    expect(await nuclearNorm(flat)).toBeCloseTo(7, 13);
  });
});
