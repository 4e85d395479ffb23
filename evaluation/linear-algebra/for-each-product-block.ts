import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';

/** Rows of either set in one block: 1024 x 1024 products are 8 MB. */
const BLOCK = 1024;

/** `values[i * columns + j]` is the inner product of rows `rowStart + i` and `columnStart + j`. */
export type ProductBlock = {
  values: Float64Array;
  rowStart: number;
  rows: number;
  columnStart: number;
  columns: number;
};

/**
 * All inner products of the rows of two sets, a block at a time, so that sets of any size need the
 * memory of one block.
 */
export async function forEachProductBlock(
  options: { left: Matrix; right: Matrix; multiply: MatrixProduct },
  visit: (block: ProductBlock) => void,
): Promise<void> {
  const { left, right, multiply } = options;
  for (let rowStart = 0; rowStart < left.rows; rowStart += BLOCK) {
    const rows = rowsFrom(left, rowStart);
    for (let columnStart = 0; columnStart < right.rows; columnStart += BLOCK) {
      const columns = rowsFrom(right, columnStart);
      const { values } = await multiply(rows, columns, { transposeRight: true });
      visit({ values, rowStart, rows: rows.rows, columnStart, columns: columns.rows });
    }
  }
}

function rowsFrom({ rows, columns, values }: Matrix, start: number): Matrix {
  const end = Math.min(start + BLOCK, rows);
  return { rows: end - start, columns, values: values.subarray(start * columns, end * columns) };
}
