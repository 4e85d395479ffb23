import type { Matrix } from './matrix.ts';
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.ts';
import { tridiagonalize } from './tridiagonalize.ts';

/**
 * The eigenvalues of a symmetric matrix (its lower triangle is read), in no particular order, each
 * within a few units of rounding of the largest.
 */
export function symmetricEigenvalues(matrix: Matrix): Float64Array {
  const scale = matrix.values.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  if (scale === 0) return new Float64Array(matrix.rows);
  const scaled = matrix.values.map((v) => v / scale);
  return tridiagonalEigenvalues(tridiagonalize({ ...matrix, values: scaled })).map(
    (value) => value * scale,
  );
}
