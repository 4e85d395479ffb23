import type { Matrix } from './matrix.ts';
import { innerProduct } from './inner-product.ts';
import { subMatrix } from './sub-matrix.ts';

/** The squared Euclidean length of each row. */
export function squaredNorms(matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, i) => {
    const row = subMatrix(matrix, { rows: [i, i + 1] });
    return innerProduct(row, row);
  });
}
