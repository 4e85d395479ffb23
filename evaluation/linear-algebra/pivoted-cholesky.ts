import type { Matrix } from './matrix.ts';
import { openVectorKernels } from './kernels/vector-kernels.ts';

export type PivotedCholesky = {
  /** F, n x r, with F Fᵀ = A; in the order of the pivots its rows make a lower triangle */
  factor: Matrix;
  /** the r rows that were pivots, in order */
  pivots: Int32Array;
};

/**
 * A factor of a symmetric positive semidefinite matrix: F (n x r, r its numerical rank) with
 * F Fᵀ = A, by Cholesky's method with the largest remaining diagonal as pivot. What is left when
 * the diagonal has fallen to rounding is taken as zero, so covariances of few samples work too.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, section 10.3.
 */
export function pivotedCholesky({ rows: n, values: matrix }: Matrix): PivotedCholesky {
  const { values, dot } = openVectorKernels(n * n);
  const left = Float64Array.from({ length: n }, (_, i) => matrix[i * n + i] ?? 0);
  const largest = left.reduce((max, v) => Math.max(max, v), 0);
  const negligible = n * Number.EPSILON * largest;
  const done = new Uint8Array(n);
  const pivots = new Int32Array(n);
  let rank = 0;
  for (; rank < n; rank++) {
    const pivot = indexOfLargest(left, done);
    const remaining = left[pivot] ?? 0;
    if (!(remaining > negligible)) break;
    const root = Math.sqrt(remaining);
    done[pivot] = 1;
    pivots[rank] = pivot;
    for (let i = 0; i < n; i++) {
      if (done[i] === 1) continue;
      const value = ((matrix[i * n + pivot] ?? 0) - dot(i * n, pivot * n, rank)) / root;
      values[i * n + rank] = value;
      left[i] = (left[i] ?? 0) - value * value;
    }
    values[pivot * n + rank] = root;
  }
  const factor = new Float64Array(n * rank);
  for (let i = 0; i < n; i++) factor.set(values.subarray(i * n, i * n + rank), i * rank);
  return { factor: { rows: n, columns: rank, values: factor }, pivots: pivots.slice(0, rank) };
}

function indexOfLargest(values: Float64Array, skipped: Uint8Array): number {
  let best = -1;
  for (let i = 0; i < values.length; i++)
    if (skipped[i] === 0 && (best < 0 || (values[i] ?? 0) > (values[best] ?? 0))) best = i;
  return best;
}
