import { innerProduct } from './inner-product.ts';
import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { subMatrix } from './sub-matrix.ts';

type ProductOptions = {
  transposeLeft?: boolean;
  transposeRight?: boolean;
  /** where the product is written; else in fresh memory, which costs as much as a narrow product */
  into?: Float64Array;
};

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
  const values = options.into ?? new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++) {
    const row = subMatrix(a, { rows: [i, i + 1] });
    for (let j = 0; j < b.rows; j++)
      values[i * b.rows + j] = innerProduct(row, subMatrix(b, { rows: [j, j + 1] }));
  }
  return Promise.resolve({ rows: a.rows, columns: b.rows, values });
};
