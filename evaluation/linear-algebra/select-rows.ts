import type { Matrix } from './matrix.ts';

/** The rows with the given indices, in that order, copied. */
export function selectRows({ columns, values }: Matrix, indices: ArrayLike<number>): Matrix {
  const selected = new Float64Array(indices.length * columns);
  for (let i = 0; i < indices.length; i++) {
    const start = (indices[i] ?? 0) * columns;
    selected.set(values.subarray(start, start + columns), i * columns);
  }
  return { rows: indices.length, columns, values: selected };
}
