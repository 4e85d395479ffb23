import type { Matrix } from './matrix.ts';
import { openVectorKernels } from './kernels/vector-kernels.ts';
import type { VectorKernels } from './kernels/vector-kernels.ts';

/** Columns factored before the rest of the matrix is touched: the depth of the tiles' product. */
const PANEL = 64;
const TILE = 4;

/**
 * The lower triangle L with L Lᵀ = A of a symmetric positive definite matrix (its lower triangle is
 * read); undefined where a pivot falls to rounding, as in a covariance of few samples.
 *
 * Blocked and right-looking: a panel of columns, then the rest less the panel's product, in tiles.
 * Source: Golub & Van Loan, Matrix Computations, section 4.2.6.
 */
export function cholesky({ rows: n, values: matrix }: Matrix): Matrix | undefined {
  const stride = Math.ceil(n / TILE) * TILE;
  const packed = stride * stride;
  const kernels = openVectorKernels(packed + PANEL * stride);
  const { values } = kernels;
  for (let i = 0; i < n; i++) values.set(matrix.subarray(i * n, i * n + i + 1), i * stride);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, values[i * stride + i] ?? 0);
  const negligible = n * Number.EPSILON * largest;
  for (let start = 0; start < n; start += PANEL) {
    const end = Math.min(start + PANEL, n);
    if (!factorPanel(kernels, { n, stride, start, end, negligible })) return undefined;
    if (end < n) subtractPanel(kernels, { stride, start, end, packed });
  }
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) factor.set(values.subarray(i * stride, i * stride + i + 1), i * n);
  return { rows: n, columns: n, values: factor };
}

/** Columns `start` to `end` of L; false where a pivot is negligible. */
function factorPanel(
  { values, dot }: VectorKernels,
  at: { n: number; stride: number; start: number; end: number; negligible: number },
): boolean {
  const { n, stride, start, end, negligible } = at;
  for (let j = start; j < end; j++) {
    const line = j * stride + start;
    const known = j - start;
    const pivot = (values[line + known] ?? 0) - dot(line, line, known);
    if (!(pivot > negligible)) return false;
    const root = Math.sqrt(pivot);
    values[line + known] = root;
    for (let i = j + 1; i < n; i++) {
      const row = i * stride + start;
      values[row + known] = ((values[row + known] ?? 0) - dot(row, line, known)) / root;
    }
  }
  return true;
}

/** The lower triangle right of the panel, less the product of the panel with itself. */
function subtractPanel(
  { values, subtractTiles }: VectorKernels,
  at: { stride: number; start: number; end: number; packed: number },
): void {
  const { stride, start, end, packed } = at;
  for (let i = end; i < stride; i++) {
    const tile = packed + (i - end - ((i - end) % TILE)) * PANEL + ((i - end) % TILE);
    for (let k = 0; k < PANEL; k++) values[tile + TILE * k] = values[i * stride + start + k] ?? 0;
  }
  for (let i = end; i < stride; i += TILE)
    subtractTiles(
      { a: packed + (i - end) * PANEL, b: packed, c: i * stride + end, stride },
      (i - end) / TILE + 1,
      PANEL,
    );
}
