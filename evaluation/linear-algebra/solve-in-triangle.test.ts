import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import type { Matrix } from './matrix.ts';
import { multiplyMatrices as multiply } from './multiply-matrices.ts';
import { solveInTriangle } from './solve-in-triangle.ts';

const random = createSeededRandom(4);
const drawn = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: Float64Array.from({ length: rows * columns }, () => random() - 0.5),
});

/** A factor of some rank whose rows `pivots` are a lower triangle, as a Cholesky factor's are. */
function pivotedFactor(pivots: Int32Array, rank: number): Matrix {
  const factor = drawn(pivots.length, rank);
  pivots.forEach((row, k) => {
    if (k < rank) factor.values[row * rank + k] = 2 + random();
    for (let j = k + 1; j < rank; j++) factor.values[row * rank + j] = 0;
  });
  return factor;
}

describe('coordinates by forward substitution', () => {
  it.each([
    ['fewer than a block', 20, 20],
    ['several blocks, the last one short', 300, 300],
    ['a factor of lower rank', 200, 150],
  ])('give back the rows, of %s', async (_, size, rank) => {
    const pivots = Int32Array.from({ length: size }, (_, k) => (7 * k) % size);
    const factor = pivotedFactor(pivots, rank);
    const wanted = drawn(9, rank);
    const rows = await multiply(wanted, factor, { transposeRight: true });
    const found = await solveInTriangle({ factor, pivots, rows, multiply });
    expect([found.rows, found.columns]).toEqual([9, rank]);
    const errors = found.values.map((value, i) => Math.abs(value - at(wanted.values, i)));
    expect(Math.max(...errors)).toBeLessThan(1e-9);
  });
});
