import type { CovarianceRoot } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';

/** Rows of a block: large enough for the product to run at full speed. */
const BLOCK = 512;

/**
 * The lower triangle of R S Rᵀ for a symmetric S (D x D) and a root R (r x D); above the diagonal
 * only what falls into its blocks is filled. By blocks of rows, so that neither the half above the
 * diagonal nor, where R is a triangle, the products with its zeros are computed: 10 of 16 parts.
 */
export async function congruence(
  { matrix, basis }: CovarianceRoot,
  symmetric: Matrix,
  multiply: MatrixProduct,
): Promise<Matrix> {
  const order = basis.kind === 'triangle' ? completed(basis.pivots, matrix.columns) : undefined;
  const r = order === undefined ? matrix : permuted(matrix, { columns: order });
  const s = order === undefined ? symmetric : permuted(symmetric, { columns: order, rows: order });
  const rank = r.rows;
  const values = new Float64Array(rank * rank);
  for (let start = 0; start < rank; start += BLOCK) {
    const end = Math.min(start + BLOCK, rank);
    const zeros = order === undefined ? 0 : start;
    const rows = part(r, { rows: [start, end], columns: [zeros, r.columns] });
    const half = await multiply(rows, part(s, { rows: [zeros, s.rows], columns: [0, s.columns] }));
    const upTo = part(r, { rows: [0, end], columns: [0, r.columns] });
    const block = await multiply(half, upTo, { transposeRight: true });
    for (let i = start; i < end; i++)
      values.set(block.values.subarray((i - start) * end, (i - start + 1) * end), i * rank);
  }
  return { rows: rank, columns: rank, values };
}

/** The pivots in order, then the columns that were none. */
function completed(pivots: Int32Array, columns: number): Int32Array {
  const seen = new Set(pivots);
  const rest = Array.from({ length: columns }, (_, i) => i).filter((i) => !seen.has(i));
  return Int32Array.of(...pivots, ...rest);
}

function permuted(matrix: Matrix, order: { columns: Int32Array; rows?: Int32Array }): Matrix {
  const { rows, columns, values } = matrix;
  const result = new Float64Array(values.length);
  for (let i = 0, at = 0; i < rows; i++) {
    const from = (order.rows?.[i] ?? i) * columns;
    for (let j = 0; j < columns; j++, at++)
      result[at] = values[from + (order.columns[j] ?? 0)] ?? 0;
  }
  return { rows, columns, values: result };
}

/** A rectangle of a matrix; a view where it has all columns, a copy otherwise. */
function part(
  { columns, values }: Matrix,
  range: { rows: readonly [number, number]; columns: readonly [number, number] },
): Matrix {
  const [top, bottom] = range.rows;
  const [left, right] = range.columns;
  const width = right - left;
  const size = { rows: bottom - top, columns: width };
  if (width === columns)
    return { ...size, values: values.subarray(top * columns, bottom * columns) };
  const copy = new Float64Array(size.rows * width);
  for (let i = top; i < bottom; i++)
    copy.set(values.subarray(i * columns + left, i * columns + right), (i - top) * width);
  return { ...size, values: copy };
}
