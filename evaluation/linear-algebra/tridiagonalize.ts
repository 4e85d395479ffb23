import { reflectionOf } from './householder.ts';
import type { Matrix } from './matrix.ts';
import type { Tridiagonal } from './tridiagonal-eigenvalues.ts';
import { openVectorKernels } from './kernels/vector-kernels.ts';
import type { VectorKernels } from './kernels/vector-kernels.ts';

/** Columns reduced before the rest of the matrix is touched; a multiple of the 4 of a tile. */
const PANEL = 32;
const TILE = 4;

/**
 * Where the parts lie in the kernels' memory: the matrix of `n` rows, `stride` apart (both padded to
 * whole tiles), the panel's V and W by rows, a column, four sums, and the panels packed for tiles.
 */
type Layout = {
  n: number;
  stride: number;
  v: number;
  w: number;
  column: number;
  sums: number;
  packedRows: number;
  packedColumns: number;
  length: number;
};

function layoutFor(n: number): Layout {
  const stride = Math.ceil(n / TILE) * TILE;
  const v = stride * stride;
  const w = v + PANEL * stride;
  const column = w + PANEL * stride;
  const sums = column + stride;
  const packedRows = sums + TILE;
  const packedColumns = packedRows + 2 * PANEL * stride;
  const length = packedColumns + 2 * PANEL * stride;
  return { n, stride, v, w, column, sums, packedRows, packedColumns, length };
}

/**
 * A tridiagonal matrix with the eigenvalues of the given symmetric one (its lower triangle is
 * read), by Householder reflections, 4 n³ / 3 operations.
 *
 * Blocked: in a panel the matrix stays as it was, and each new column is corrected by the panel's
 * V and W; after it, A - V Wᵀ - W Vᵀ. So half of the work reads the matrix once per column, four
 * rows at a time, and half is a product of tiles kept in registers. Source: Dongarra, Hammarling,
 * Sorensen, "Block reduction of matrices to condensed forms for eigenvalue computations", 1989
 * (LAPACK's dlatrd).
 */
export function tridiagonalize({ rows: n, values }: Matrix): Tridiagonal {
  const at = layoutFor(n);
  const kernels = openVectorKernels(at.length);
  for (let i = 0; i < n; i++)
    kernels.values.set(values.subarray(i * n, i * n + i + 1), i * at.stride);
  const diagonal = new Float64Array(n);
  const below = new Float64Array(Math.max(n - 1, 0));
  for (let start = 0; start < n; start += PANEL) {
    const width = Math.min(PANEL, n - start);
    kernels.values.fill(0, at.v, at.column);
    for (let place = 0; place < width; place++) {
      const j = start + place;
      loadColumn(kernels, at, j, place);
      diagonal[j] = kernels.values[at.column + j] ?? 0;
      if (j + 1 < n) below[j] = reduceColumn(kernels, at, j, place);
    }
    if (start + PANEL < n) updateTrailing(kernels, at, start + PANEL);
  }
  return { diagonal, offDiagonal: below };
}

/** Column j from the diagonal down, with the panel's earlier reflections applied. */
function loadColumn(kernels: VectorKernels, at: Layout, j: number, place: number): void {
  const { values } = kernels;
  const { n, stride, v, w, column } = at;
  for (let i = j; i < n; i++) values[column + i] = values[i * stride + j] ?? 0;
  for (let p = 0; p < place; p++) {
    const row = p * stride + j;
    kernels.axpy(-(values[w + row] ?? 0), v + row, column + j, n - j);
    kernels.axpy(-(values[v + row] ?? 0), w + row, column + j, n - j);
  }
}

/** Makes the reflection of column j and its row of V and of W; returns the off-diagonal value. */
function reduceColumn(kernels: VectorKernels, at: Layout, j: number, place: number): number {
  const { values } = kernels;
  const { n, stride, v, w, column } = at;
  const first = j + 1;
  const length = n - first;
  const { tau, beta } = reflectionOf(values, column + first, length);
  if (tau === 0) return beta;
  const u = v + place * stride + first;
  values.copyWithin(u, column + first, column + n);
  const y = w + place * stride + first;
  multiplySymmetric(kernels, at, { first, u, y });
  for (let p = 0; p < place; p++) {
    const row = p * stride + first;
    const alongW = kernels.dot(w + row, u, length);
    const alongV = kernels.dot(v + row, u, length);
    kernels.axpy(-alongW, v + row, y, length);
    kernels.axpy(-alongV, w + row, y, length);
  }
  for (let i = y; i < y + length; i++) values[i] = (values[i] ?? 0) * tau;
  kernels.axpy(-0.5 * tau * kernels.dot(y, u, length), u, y, length);
  return beta;
}

/**
 * y += A u on the trailing block from `first`, reading each element of the lower triangle once: four
 * rows together up to the first one's diagonal, then the small triangle that is left of them.
 */
function multiplySymmetric(
  kernels: VectorKernels,
  { n, stride, sums }: Layout,
  { first, u, y }: { first: number; u: number; y: number },
): void {
  const { values } = kernels;
  for (let i = first; i < n; i += TILE) {
    const count = i - first;
    const rows = Math.min(TILE, n - i);
    const alphas = [0, 1, 2, 3].map((r) => (r < rows ? (values[u + count + r] ?? 0) : 0));
    const [p = 0, q = 0, r = 0, s = 0] = alphas;
    const a = i * stride + first;
    if (rows === TILE) kernels.dotAxpy4([p, q, r, s], { a, stride, x: u, y, out: sums }, count);
    for (let row = 0; row < rows; row++) {
      const own = alphas[row] ?? 0;
      const line = a + row * stride;
      let sum = rows === TILE ? (values[sums + row] ?? 0) : kernels.dotAxpy(own, line, u, y, count);
      for (let left = 0; left < row; left++) {
        const value = values[line + count + left] ?? 0;
        sum += value * (alphas[left] ?? 0);
        values[y + count + left] = (values[y + count + left] ?? 0) + value * own;
      }
      sum += (values[line + count + row] ?? 0) * own;
      values[y + count + row] = (values[y + count + row] ?? 0) + sum;
    }
  }
}

/** A - V Wᵀ - W Vᵀ on the tiles of the lower triangle from row and column `first`. */
function updateTrailing(kernels: VectorKernels, at: Layout, first: number): void {
  const { stride, v, w, packedRows, packedColumns } = at;
  const depth = 2 * PANEL;
  for (let p = 0; p < PANEL; p++) {
    packRow(kernels.values, { from: v + p * stride, to: packedRows + TILE * p, first, at });
    packRow(kernels.values, {
      from: w + p * stride,
      to: packedRows + TILE * (PANEL + p),
      first,
      at,
    });
    packRow(kernels.values, { from: w + p * stride, to: packedColumns + TILE * p, first, at });
    packRow(kernels.values, {
      from: v + p * stride,
      to: packedColumns + TILE * (PANEL + p),
      first,
      at,
    });
  }
  for (let i = first; i < stride; i += TILE)
    kernels.subtractTiles(
      {
        a: packedRows + (i - first) * depth,
        b: packedColumns,
        c: i * stride + first,
        stride,
      },
      (i - first) / TILE + 1,
      depth,
    );
}

/** Deals one row of a panel to the tiles: four values each `4 * depth` places. */
function packRow(
  values: Float64Array,
  { from, to, first, at }: { from: number; to: number; first: number; at: Layout },
): void {
  const step = TILE * 2 * PANEL;
  for (let j = first, place = to; j < at.stride; j += TILE, place += step) {
    values[place] = values[from + j] ?? 0;
    values[place + 1] = values[from + j + 1] ?? 0;
    values[place + 2] = values[from + j + 2] ?? 0;
    values[place + 3] = values[from + j + 3] ?? 0;
  }
}
