import { openKernels } from './kernels/open-kernels.ts';
import type { Kernels } from './kernels/open-kernels.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { negligiblePivot } from './negligible-pivot.ts';
import { subMatrix } from './sub-matrix.ts';

/** Columns factored at a time: what earlier columns take of them is a product of matrices. */
const PANEL = 96;

/** Rows that the kernel solves together. */
const STRIP = 8;

/**
 * The lower triangle L with L Lᵀ = A of a symmetric positive definite matrix (its lower triangle is
 * read); undefined where a pivot is no larger than rounding, as in a covariance of few samples.
 *
 * Blocked and left-looking. Source: Golub & Van Loan, Matrix Computations, section 4.2.
 */
export async function cholesky(
  matrix: Matrix,
  multiply: MatrixProduct,
): Promise<Matrix | undefined> {
  const { rows: n } = matrix;
  const factor: Matrix = { rows: n, columns: n, values: new Float64Array(n * n) };
  const known = new Float64Array(Math.ceil((n * n) / 4));
  const kernels = openKernels(2 * PANEL * n + STRIP * PANEL);
  for (let start = 0; start < n; start += PANEL) {
    const end = Math.min(start + PANEL, n);
    await loadPanel(kernels, { matrix, factor, known, start, end, multiply });
    const size = { rows: n - start, width: end - start };
    const places = { panel: 0, change: PANEL * n, room: 2 * PANEL * n };
    if (!kernels.choleskyPanel(places, size, negligiblePivot(n))) return undefined;
    for (let i = start; i < n; i++) {
      const row = (i - start) * size.width;
      factor.values.set(kernels.values.subarray(row, row + size.width), i * n + start);
    }
  }
  return factor;
}

/** Columns `start` to `end` of A from the diagonal down, and what the columns before take of them. */
async function loadPanel(
  { values }: Kernels,
  options: {
    matrix: Matrix;
    factor: Matrix;
    /** room for the rows of the factor that are known */
    known: Float64Array;
    start: number;
    end: number;
    multiply: MatrixProduct;
  },
): Promise<void> {
  const { matrix, factor, start, end, multiply } = options;
  const { rows: n } = matrix;
  values.set(subMatrix(matrix, { rows: [start, n], columns: [start, end] }).values);
  if (start === 0) return;
  const into = options.known;
  const known = subMatrix(factor, { rows: [start, n], columns: [0, start], into });
  const own = subMatrix(known, { rows: [0, end - start] });
  const change = values.subarray(PANEL * n, PANEL * n + (n - start) * (end - start));
  await multiply(known, own, { transposeRight: true, into: change });
}
