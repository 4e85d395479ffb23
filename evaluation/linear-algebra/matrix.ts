import { transposed } from './elementwise.ts';

/** A dense matrix of float64, row by row. */
export type Matrix = { rows: number; columns: number; values: Float64Array };

/** The transpose, copied. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  return { rows: columns, columns: rows, values: transposed(values, columns) };
}
