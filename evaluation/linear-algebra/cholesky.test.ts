import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import { cholesky } from './cholesky.ts';
import type { Matrix } from './matrix.ts';
import { multiplyMatrices as multiply } from './multiply-matrices.ts';
import { pivotedCholesky } from './pivoted-cholesky.ts';

const uniform = createSeededRandom(12);
const gram = async (size: number, rank: number): Promise<Matrix> => {
  const values = Float64Array.from({ length: size * rank }, () => uniform() - 0.5);
  const factor: Matrix = { rows: size, columns: rank, values };
  return multiply(factor, factor, { transposeRight: true });
};
const largestDifference = (a: Matrix, b: Matrix): number =>
  a.values.reduce((max, value, i) => Math.max(max, Math.abs(value - at(b.values, i))), 0);
const square = (...values: number[]): Matrix => {
  const n = Math.sqrt(values.length);
  return { rows: n, columns: n, values: Float64Array.from(values) };
};

describe('the Cholesky factor', () => {
  it.each([1, 3, 127, 128, 129, 300])('of size %i times its transpose is the matrix', async (n) => {
    const matrix = await gram(n, n + 5);
    const factor = await cholesky(matrix, multiply);
    if (factor === undefined) throw new Error('refused');
    const product = await multiply(factor, factor, { transposeRight: true });
    expect(largestDifference(product, matrix)).toBeLessThan(1e-12 * n);
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) expect(factor.values[i * n + j]).toBe(0);
  });

  it('of a matrix below full rank is left to pivoting, which finds the rank', async () => {
    const matrix = await gram(90, 70);
    expect(await cholesky(matrix, multiply)).toBeUndefined();
    const { factor, residual } = pivotedCholesky(matrix);
    expect(factor.columns).toBe(70);
    expect(residual).toBeLessThan(1e-12);
    const product = await multiply(factor, factor, { transposeRight: true });
    expect(largestDifference(product, matrix)).toBeLessThan(1e-10);
  });

  it('of zeros has no columns', async () => {
    const zeros: Matrix = { rows: 5, columns: 5, values: new Float64Array(25) };
    expect(await cholesky(zeros, multiply)).toBeUndefined();
    expect(pivotedCholesky(zeros)).toMatchObject({ factor: { columns: 0 }, residual: 0 });
  });

  it.each([
    ['a negative variance', square(-1, 0, 0, 1)],
    ['a covariance larger than its variances', square(1, 2, 2, 1)],
    ['a covariance of features without variance', square(1, 0, 0, 0, 0, 1, 0, 1, 0)],
  ])('leaves a residual where a matrix has %s', (_, matrix) => {
    expect(pivotedCholesky(matrix).residual).toBeGreaterThan(0.5);
  });
});
