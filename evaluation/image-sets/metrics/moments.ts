// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs eleven times the loop itself.
import { at } from '#domain/at.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';

/** Count, mean and scatter (the sum of outer products of deviations) of rows of features. */
export type Moments = { n: number; mean: Float64Array; scatter: Matrix };

/** The moments of no rows of `width` features: what the first block is merged into. */
export function emptyMoments(width: number): Moments {
  return {
    n: 0,
    mean: new Float64Array(width),
    scatter: { rows: width, columns: width, values: new Float64Array(width * width) },
  };
}

/** The moments of one block of rows, deviations taken from the block's own mean. */
export async function momentsOfRows(rows: Matrix, multiply: MatrixProduct): Promise<Moments> {
  const mean = columnMeans(rows);
  const centred = centredRows(rows, mean);
  return { n: rows.rows, mean, scatter: await multiply(centred, centred, { transposeLeft: true }) };
}

/** Adds the moments of other rows, in place of `into`: exact but for rounding, in any order. */
export function mergeMoments(into: Moments, from: Moments): void {
  if (from.n === 0) return;
  const { rows: width, values: scatter } = into.scatter;
  const n = into.n + from.n;
  const shift = from.mean.map((value, i) => value - at(into.mean, i, 'the mean'));
  const weight = (into.n * from.n) / n;
  shift.forEach((own, i) => {
    const start = i * width;
    const row = scatter.subarray(start, start + width);
    const added = from.scatter.values.subarray(start, start + width);
    addMoments(row, { added, shift, weight: own * weight });
  });
  const share = from.n / n;
  into.mean.forEach((value, i) => (into.mean[i] = value + at(shift, i, 'the shift') * share));
  into.n = n;
}

/** A row of the scatter plus that of the other rows and of the shift between their means. */
function addMoments(
  row: Float64Array,
  { added, shift, weight }: { added: Float64Array; shift: Float64Array; weight: number },
): void {
  for (let j = 0; j < row.length; j++)
    row[j] = (row[j] ?? 0) + (added[j] ?? 0) + weight * (shift[j] ?? 0);
}

/** The mean of each column, in float64. */
export function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0, place = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, place++) sums[j] = (sums[j] ?? 0) + (values[place] ?? 0);
  return sums.map((sum) => sum / rows);
}

/** The rows less the mean, times `scale`. */
export function centredRows(rows: Matrix, mean: Float64Array, scale = 1): Matrix {
  const { columns, values: entries } = rows;
  const values = new Float64Array(entries.length);
  for (let start = 0; start < entries.length; start += columns)
    for (let j = 0; j < columns; j++)
      values[start + j] = ((entries[start + j] ?? 0) - (mean[j] ?? 0)) * scale;
  return { ...rows, values };
}
