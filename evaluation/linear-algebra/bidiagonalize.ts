import { reflectionOf } from './householder.ts';
import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { openVectorKernels } from './kernels/vector-kernels.ts';
import type { VectorKernels } from './kernels/vector-kernels.ts';

/** An upper bidiagonal matrix: `diagonal` of n, `above` of n - 1 values. */
export type Bidiagonal = { diagonal: Float64Array; above: Float64Array };

/**
 * A bidiagonal matrix with the singular values of the given one, by Householder reflections from
 * the left and the right in turn; for m x n with m >= n, 4 m n² - 4 n³ / 3 operations.
 *
 * Source: Golub & Kahan 1965; Golub & Van Loan, Matrix Computations, algorithm 5.4.2. The row pass
 * applies the left reflection and gathers the right one while a row is in the nearest cache.
 */
export function bidiagonalize(matrix: Matrix): Bidiagonal {
  const { rows, columns, values } = matrix.rows >= matrix.columns ? matrix : transpose(matrix);
  const kernels = openVectorKernels(rows * columns + rows + 2 * columns);
  kernels.values.set(values);
  const diagonal = new Float64Array(columns);
  const above = new Float64Array(Math.max(columns - 1, 0));
  for (let k = 0; k < columns; k++) {
    const { beta, next } = eliminate(kernels, { rows, columns, k });
    diagonal[k] = beta;
    if (k + 1 < columns) above[k] = next;
  }
  return { diagonal, above };
}

/** Clears column k below the diagonal and row k right of the superdiagonal. */
function eliminate(
  kernels: VectorKernels,
  { rows, columns, k }: { rows: number; columns: number; k: number },
): { beta: number; next: number } {
  const { values } = kernels;
  const u = rows * columns;
  const w = u + rows;
  const v = w + columns;
  for (let i = k; i < rows; i++) values[u + i] = values[i * columns + k] ?? 0;
  const left = reflectionOf(values, u + k, rows - k);
  const rest = columns - k - 1;
  if (rest === 0) return { beta: left.beta, next: 0 };
  const first = k + 1;
  if (left.tau !== 0) {
    values.fill(0, w, w + rest);
    for (let i = k; i < rows; i++)
      kernels.axpy(-left.tau * (values[u + i] ?? 0), i * columns + first, w, rest);
    kernels.axpy(values[u + k] ?? 0, w, k * columns + first, rest);
  } else {
    values.fill(0, w, w + rest);
  }
  values.copyWithin(v, k * columns + first, k * columns + first + rest);
  const right = reflectionOf(values, v, rest);
  for (let i = k + 1; i < rows; i++) {
    const row = i * columns + first;
    const along = kernels.axpyDot(left.tau === 0 ? 0 : (values[u + i] ?? 0), w, row, v, rest);
    if (right.tau !== 0) kernels.axpy(-right.tau * along, v, row, rest);
  }
  return { beta: left.beta, next: right.beta };
}
