import { openKernels } from './kernels/open-kernels.ts';
import type { Matrix } from './matrix.ts';
import { negligiblePivot } from './negligible-pivot.ts';

export type PivotedCholesky = {
  /** F, n x r, with F Fᵀ = A; in the order of the pivots its rows make a lower triangle */
  factor: Matrix;
  /** the r rows that were pivots, in order */
  pivots: Int32Array;
  /** the largest entry of A - F Fᵀ beside the diagonal entries between which it lies */
  residual: number;
};

/**
 * A factor of a symmetric positive semidefinite matrix: F (n x r, r its numerical rank) with
 * F Fᵀ = A, by Cholesky's method with the largest remaining diagonal entry as pivot. What is left
 * when the diagonal has fallen to rounding is taken as zero, so covariances of few samples work too;
 * a `residual` far above rounding tells that the matrix is not semidefinite.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, section 10.3.
 */
export function pivotedCholesky({ rows: n, values: matrix }: Matrix): PivotedCholesky {
  const at = { matrix: 0, factor: n * n, left: 2 * n * n, pivots: 2 * n * n + n };
  const kernels = openKernels(2 * n * n + 2 * n);
  const { values } = kernels;
  values.set(matrix);
  const rank = kernels.pivotedCholesky(at, n, negligiblePivot(n));
  const residual = kernels.relativeResidual(at, n, rank);
  const factor = new Float64Array(n * rank);
  for (let i = 0; i < n; i++) {
    const row = at.factor + i * n;
    factor.set(values.subarray(row, row + rank), i * rank);
  }
  return {
    factor: { rows: n, columns: rank, values: factor },
    pivots: Int32Array.from(values.subarray(at.pivots, at.pivots + rank)),
    residual,
  };
}
