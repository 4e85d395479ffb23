import type { Matrix } from './matrix.ts';

/** The rows scaled to unit length; a row of zeros stays. */
export function unitRows({ rows, columns, values }: Matrix): Matrix {
  const scaled = values.slice();
  for (let i = 0; i < rows; i++) {
    const row = scaled.subarray(i * columns, (i + 1) * columns);
    const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (norm > 0) for (let j = 0; j < columns; j++) row[j] = (row[j] ?? 0) / norm;
  }
  return { rows, columns, values: scaled };
}
