import { describe, expect, it } from 'vitest';
import { congruence } from './congruence.ts';
import { gaussianOfCovariance } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';

const uniform = mulberry32(2);

/** A covariance of the given rank. */
async function covariance(size: number, rank: number): Promise<Matrix> {
  const values = Float64Array.from({ length: rank * size }, () => uniform() - 0.5);
  const rows: Matrix = { rows: rank, columns: size, values };
  return multiply(rows, rows, { transposeLeft: true });
}

describe('the congruence R S Rᵀ', () => {
  it.each([
    ['of full rank', 530, 530],
    ['of a rank below its size', 540, 520],
  ])('of a Cholesky root %s is the product of its definition', async (_, size, rank) => {
    const symmetric = await covariance(size, size);
    const root = gaussianOfCovariance(new Float64Array(size), await covariance(size, rank)).root();
    expect(root.matrix.rows).toBe(rank);
    const found = await congruence(root, symmetric, multiply);
    const half = await multiply(root.matrix, symmetric);
    const expected = await multiply(half, root.matrix, { transposeRight: true });
    let worst = 0;
    for (let i = 0; i < rank; i++)
      for (let j = 0; j <= i; j++) {
        const at = i * rank + j;
        worst = Math.max(worst, Math.abs((found.values[at] ?? 0) - (expected.values[at] ?? 0)));
      }
    expect(worst).toBeLessThan(1e-9);
  });
});
