import { bidiagonalize } from './bidiagonalize.ts';
import type { Matrix } from './matrix.ts';
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.ts';

/**
 * The sum of the singular values of a matrix, without squaring it (an eigenvalue of the Gram matrix
 * loses half of the digits of a small singular value).
 *
 * The matrix is made bidiagonal; with its two diagonals interleaved around a zero diagonal it is a
 * symmetric tridiagonal matrix whose eigenvalues are the singular values with both signs (Golub &
 * Kahan 1965).
 */
export function nuclearNorm(matrix: Matrix): number {
  const scale = matrix.values.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  if (scale === 0) return 0;
  const scaled = matrix.values.map((v) => v / scale);
  const { diagonal, above } = bidiagonalize({ ...matrix, values: scaled });
  const n = diagonal.length;
  const offDiagonal = new Float64Array(2 * n - 1);
  diagonal.forEach((value, i) => (offDiagonal[2 * i] = value));
  above.forEach((value, i) => (offDiagonal[2 * i + 1] = value));
  const pairs = tridiagonalEigenvalues({ diagonal: new Float64Array(2 * n), offDiagonal });
  return (scale * pairs.reduce((sum, value) => sum + Math.abs(value), 0)) / 2;
}
