import type { Matrix } from './matrix.ts';

type Range = readonly [start: number, end: number];

/** A rectangle of a matrix: a view of it where it has all columns, else a copy (at `into`). */
export function subMatrix(
  { rows: allRows, columns: allColumns, values }: Matrix,
  options: { rows?: Range; columns?: Range; into?: Float64Array },
): Matrix {
  const { rows = [0, allRows], columns = [0, allColumns], into } = options;
  const [top, bottom] = rows;
  const [left, right] = columns;
  const size = { rows: bottom - top, columns: right - left };
  if (size.columns === allColumns)
    return { ...size, values: values.subarray(top * allColumns, bottom * allColumns) };
  const entries = size.rows * size.columns;
  const copy = into === undefined ? new Float64Array(entries) : into.subarray(0, entries);
  for (let i = 0; i < size.rows; i++) {
    const row = (top + i) * allColumns;
    copy.set(values.subarray(row + left, row + right), i * size.columns);
  }
  return { ...size, values: copy };
}
