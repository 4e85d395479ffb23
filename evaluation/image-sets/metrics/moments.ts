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
  const width = into.mean.length;
  const n = into.n + from.n;
  if (from.n === 0) return;
  const shift = from.mean.map((value, i) => value - (into.mean[i] ?? 0));
  const weight = (into.n * from.n) / n;
  const scatter = into.scatter.values;
  for (let i = 0, at = 0; i < width; i++) {
    const scaled = (shift[i] ?? 0) * weight;
    for (let j = 0; j < width; j++, at++)
      scatter[at] = (scatter[at] ?? 0) + (from.scatter.values[at] ?? 0) + scaled * (shift[j] ?? 0);
  }
  for (let i = 0; i < width; i++)
    into.mean[i] = (into.mean[i] ?? 0) + (shift[i] ?? 0) * (from.n / n);
  into.n = n;
}

/** The mean of each column, in float64. */
export function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) sums[j] = (sums[j] ?? 0) + (values[at] ?? 0);
  return sums.map((sum) => sum / rows);
}

/** The rows less the mean, times `scale`. */
export function centredRows(rows: Matrix, mean: Float64Array, scale = 1): Matrix {
  const { columns } = rows;
  const values = rows.values.map((value, at) => (value - (mean[at % columns] ?? 0)) * scale);
  return { ...rows, values };
}
