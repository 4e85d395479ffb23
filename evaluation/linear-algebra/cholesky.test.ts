import { describe, expect, it } from 'vitest';
import { cholesky } from './cholesky.ts';
import type { Matrix } from './matrix.ts';
import { mulberry32 } from '../statistics/mulberry32.ts';
import { multiplyMatrices as multiply } from './multiply-matrices.ts';
import { pivotedCholesky } from './pivoted-cholesky.ts';

const uniform = mulberry32(12);
const gram = async (size: number, rank: number): Promise<Matrix> => {
  const values = Float64Array.from({ length: size * rank }, () => uniform() - 0.5);
  const factor: Matrix = { rows: size, columns: rank, values };
  return multiply(factor, factor, { transposeRight: true });
};
const largestDifference = (a: Matrix, b: Matrix): number =>
  a.values.reduce((max, value, i) => Math.max(max, Math.abs(value - (b.values[i] ?? NaN))), 0);

describe('the Cholesky factor', () => {
  it.each([1, 3, 63, 64, 65, 130, 197])(
    'of size %i times its transpose is the matrix',
    async (n) => {
      const matrix = await gram(n, n + 5);
      const factor = cholesky(matrix);
      if (factor === undefined) throw new Error('refused');
      const product = await multiply(factor, factor, { transposeRight: true });
      expect(largestDifference(product, matrix)).toBeLessThan(1e-12 * n);
      for (let i = 0; i < n; i++)
        for (let j = i + 1; j < n; j++) expect(factor.values[i * n + j]).toBe(0);
    },
  );

  it('of a matrix below full rank is left to pivoting, which finds the rank', async () => {
    const matrix = await gram(90, 70);
    expect(cholesky(matrix)).toBeUndefined();
    const { factor } = pivotedCholesky(matrix);
    expect(factor.columns).toBe(70);
    const product = await multiply(factor, factor, { transposeRight: true });
    expect(largestDifference(product, matrix)).toBeLessThan(1e-10);
  });

  it('of zeros has no columns', () => {
    const zeros: Matrix = { rows: 5, columns: 5, values: new Float64Array(25) };
    expect(cholesky(zeros)).toBeUndefined();
    expect(pivotedCholesky(zeros).factor.columns).toBe(0);
  });
});
