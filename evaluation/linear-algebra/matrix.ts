/** A dense matrix of float64, row by row. */
export type Matrix = { rows: number; columns: number; values: Float64Array };

/** The transpose, copied. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  const result = new Float64Array(values.length);
  let place = 0;
  for (const value of values) {
    result[(place % columns) * rows + Math.floor(place / columns)] = value;
    place += 1;
  }
  return { rows: columns, columns: rows, values: result };
}
