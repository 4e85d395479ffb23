import { at } from '#domain/at.ts';
import { subtract } from './elementwise.ts';
import { openKernels } from './kernels/open-kernels.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { subMatrix } from './sub-matrix.ts';

/** Coordinates found at a time: what earlier ones take of them is a product of matrices. */
const BLOCK = 128;

/**
 * For each row x of `rows` (n x D) the coordinates c with `factor c = x`, where `factor` (D x r) and
 * `pivots` came of a Cholesky factor: a forward substitution on the pivots' coordinates, by blocks,
 * so that the triangle is not read anew for each row. Returns n x r.
 */
export async function solveInTriangle(options: {
  factor: Matrix;
  pivots: Int32Array;
  rows: Matrix;
  multiply: MatrixProduct;
}): Promise<Matrix> {
  const { factor, pivots, rows, multiply } = options;
  const { columns: rank } = factor;
  const { rows: n } = rows;
  const solved = columnsAt(rows, pivots.subarray(0, rank));
  const { values, solveTriangle } = openKernels((BLOCK + n) * BLOCK);
  for (let start = 0; start < rank; start += BLOCK) {
    const end = Math.min(start + BLOCK, rank);
    const width = end - start;
    const triangle = rowsAt(factor, pivots.subarray(start, end));
    const own = subMatrix(solved, { columns: [start, end] });
    if (start > 0) {
      const known = subMatrix(solved, { columns: [0, start] });
      const earlier = subMatrix(triangle, { columns: [0, start] });
      subtract(own.values, (await multiply(known, earlier, { transposeRight: true })).values);
    }
    values.set(subMatrix(triangle, { columns: [start, end] }).values);
    const place = width * width;
    values.set(own.values, place);
    solveTriangle({ triangle: 0, rows: place }, width, n);
    for (let i = 0; i < n; i++) {
      const row = place + i * width;
      solved.values.set(values.subarray(row, row + width), i * rank + start);
    }
  }
  return solved;
}

function rowsAt({ columns, values }: Matrix, rows: Int32Array): Matrix {
  const taken = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    taken.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return { rows: rows.length, columns, values: taken };
}

/** Some columns, in their order; the matrix's own values copied where they are all in place. */
function columnsAt({ rows, columns, values }: Matrix, taken: Int32Array): Matrix {
  const inPlace = taken.length === columns && taken.every((column, k) => column === k);
  if (inPlace) return { rows, columns, values: values.slice() };
  const found = new Float64Array(rows * taken.length);
  for (let i = 0; i < rows; i++)
    taken.forEach((column, k) => {
      found[i * taken.length + k] = at(values, i * columns + column, 'the samples');
    });
  return { rows, columns: taken.length, values: found };
}
