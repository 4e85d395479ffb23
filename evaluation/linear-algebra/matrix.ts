/** A dense matrix of float64, row by row. */
export type Matrix = { rows: number; columns: number; values: Float64Array };

/** The transpose, copied. */
export function transpose({ rows, columns, values }: Matrix): Matrix {
  const result = new Float64Array(values.length);
  // a hot loop, as those of elementwise.ts
  for (let i = 0, place = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, place++) result[j * rows + i] = values[place] ?? 0;
  return { rows: columns, columns: rows, values: result };
}
