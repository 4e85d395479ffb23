import type { Matrix } from './matrix.ts';

/** The rows with the given indices, in that order, copied. */
export function selectRows(
  { columns, values }: Matrix,
  indices: Iterable<number> & { length: number },
): Matrix {
  const selected = new Float64Array(indices.length * columns);
  let to = 0;
  for (const index of indices) {
    selected.set(values.subarray(index * columns, (index + 1) * columns), to);
    to += columns;
  }
  return { rows: indices.length, columns, values: selected };
}
