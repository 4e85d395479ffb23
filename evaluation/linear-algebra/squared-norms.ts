import type { Matrix } from './matrix.ts';

/** The squared Euclidean length of each row. */
export function squaredNorms({ rows, columns, values }: Matrix): Float64Array {
  const norms = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++, at++) sum += (values[at] ?? 0) ** 2;
    norms[i] = sum;
  }
  return norms;
}
