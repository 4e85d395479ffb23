import { reflectionOf } from './householder.ts';
import type { Matrix } from './matrix.ts';
import type { Tridiagonal } from './tridiagonal-eigenvalues.ts';
import { openVectorKernels } from './vector-kernels.ts';
import type { VectorKernels } from './vector-kernels.ts';

/** Columns reduced before the rest of the matrix is touched; even, for the paired update. */
const PANEL = 32;

/** Where the parts lie in the kernels' memory: the matrix, the panel's V and W by rows, a column. */
type Layout = { n: number; v: number; w: number; column: number };

/**
 * A tridiagonal matrix with the eigenvalues of the given symmetric one (its lower triangle is
 * read), by Householder reflections, 4 n³ / 3 operations.
 *
 * Blocked: in a panel the matrix stays as it was, and each new column is corrected by the panel's
 * V and W; after it, A - V Wᵀ - W Vᵀ. So half of the work reads the matrix once per column, and
 * half runs from the nearest caches. Source: Dongarra, Hammarling, Sorensen, "Block reduction of
 * matrices to condensed forms for eigenvalue computations", 1989 (LAPACK's dlatrd).
 */
export function tridiagonalize({ rows: n, values }: Matrix): Tridiagonal {
  const layout = { n, v: n * n, w: n * n + PANEL * n, column: n * n + 2 * PANEL * n };
  const kernels = openVectorKernels(layout.column + n);
  kernels.values.set(values);
  const diagonal = new Float64Array(n);
  const below = new Float64Array(Math.max(n - 1, 0));
  for (let start = 0; start < n; start += PANEL) {
    const width = Math.min(PANEL, n - start);
    kernels.values.fill(0, layout.v, layout.column);
    for (let place = 0; place < width; place++) {
      const j = start + place;
      loadColumn(kernels, layout, j, place);
      diagonal[j] = kernels.values[layout.column + j] ?? 0;
      if (j + 1 < n) below[j] = reduceColumn(kernels, layout, j, place);
    }
    updateTrailing(kernels, layout, start + width);
  }
  return { diagonal, offDiagonal: below };
}

/** Column j from the diagonal down, with the panel's earlier reflections applied. */
function loadColumn(kernels: VectorKernels, at: Layout, j: number, place: number): void {
  const { values } = kernels;
  const { n, v, w, column } = at;
  for (let i = j; i < n; i++) values[column + i] = values[i * n + j] ?? 0;
  for (let p = 0; p < place; p++) {
    const row = p * n + j;
    kernels.axpy(-(values[w + row] ?? 0), v + row, column + j, n - j);
    kernels.axpy(-(values[v + row] ?? 0), w + row, column + j, n - j);
  }
}

/** Makes the reflection of column j and its row of V and of W; returns the off-diagonal value. */
function reduceColumn(kernels: VectorKernels, at: Layout, j: number, place: number): number {
  const { values } = kernels;
  const { n, v, w, column } = at;
  const first = j + 1;
  const length = n - first;
  const { tau, beta } = reflectionOf(values, column + first, length);
  if (tau === 0) return beta;
  const u = v + place * n + first;
  values.copyWithin(u, column + first, column + n);
  const y = w + place * n + first;
  multiplySymmetric(kernels, at, first, u, y);
  for (let p = 0; p < place; p++) {
    const row = p * n + first;
    const alongW = kernels.dot(w + row, u, length);
    const alongV = kernels.dot(v + row, u, length);
    kernels.axpy(-alongW, v + row, y, length);
    kernels.axpy(-alongV, w + row, y, length);
  }
  for (let i = y; i < y + length; i++) values[i] = (values[i] ?? 0) * tau;
  kernels.axpy(-0.5 * tau * kernels.dot(y, u, length), u, y, length);
  return beta;
}

/** y = A u on the trailing block from `first`, reading each element of the lower triangle once. */
function multiplySymmetric(
  kernels: VectorKernels,
  { n }: Layout,
  first: number,
  u: number,
  y: number,
): void {
  const { values } = kernels;
  for (let i = first; i < n; i++) {
    const count = i - first;
    const row = i * n + first;
    const own = values[u + count] ?? 0;
    const sum = kernels.dotAxpy(own, row, u, y, count);
    values[y + count] = (values[y + count] ?? 0) + sum + (values[row + count] ?? 0) * own;
  }
}

/** A - V Wᵀ - W Vᵀ on the lower triangle of what is left, two reflections a pass. */
function updateTrailing(kernels: VectorKernels, { n, v, w }: Layout, first: number): void {
  const { values } = kernels;
  for (let i = first; i < n; i++)
    for (let p = 0; p < PANEL * n; p += 2 * n)
      kernels.axpy4(
        [
          -(values[v + p + i] ?? 0),
          -(values[w + p + i] ?? 0),
          -(values[v + p + n + i] ?? 0),
          -(values[w + p + n + i] ?? 0),
        ],
        [w + p + first, v + p + first, w + p + n + first, v + p + n + first],
        i * n + first,
        i - first + 1,
      );
}
