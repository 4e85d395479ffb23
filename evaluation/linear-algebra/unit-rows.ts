import type { Matrix } from './matrix.ts';
import { squaredNorms } from './squared-norms.ts';

/** The rows scaled to unit length; a row of zeros stays. */
export function unitRows(matrix: Matrix): Matrix {
  const { columns, values } = matrix;
  const scaled = values.slice();
  squaredNorms(matrix).forEach((squared, i) => {
    if (squared === 0) return;
    const start = i * columns;
    const row = values.subarray(start, start + columns);
    scaled.set(
      row.map((value) => value / Math.sqrt(squared)),
      start,
    );
  });
  return { ...matrix, values: scaled };
}
