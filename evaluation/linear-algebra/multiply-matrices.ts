import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';

export type ProductOptions = { transposeLeft?: boolean; transposeRight?: boolean };

/**
 * The product of two matrices, either taken transposed. The metrics take it as a parameter, so that
 * a caller can hand in a faster one (onnxruntime's is 20 times as fast); the plain one below needs
 * nothing.
 */
export type MatrixProduct = (
  left: Matrix,
  right: Matrix,
  options?: ProductOptions,
) => Promise<Matrix>;

/** The product in plain loops: rows of the left against rows of the right's transpose. */
export const multiplyMatrices: MatrixProduct = (left, right, options = {}) => {
  const a = options.transposeLeft === true ? transpose(left) : left;
  const b = options.transposeRight === true ? right : transpose(right);
  if (a.columns !== b.columns)
    return Promise.reject(
      new RangeError(`Matrices of ${a.columns} and ${b.columns} inner columns have no product.`),
    );
  const inner = a.columns;
  const values = new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.rows; j++) {
      let sum = 0;
      for (let k = 0, p = i * inner, q = j * inner; k < inner; k++, p++, q++)
        sum += (a.values[p] ?? 0) * (b.values[q] ?? 0);
      values[i * b.rows + j] = sum;
    }
  return Promise.resolve({ rows: a.rows, columns: b.rows, values });
};
