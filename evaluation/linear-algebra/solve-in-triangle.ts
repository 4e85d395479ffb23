import { at } from '#domain/at.ts';
import { openKernels } from './kernels/open-kernels.ts';
import type { Matrix } from './matrix.ts';

/**
 * For each row x of `rows` (n x D) the coordinates c with `factor c = x`, where `factor` (D x r) and
 * `pivots` came of a Cholesky factor: a forward substitution on the pivots' coordinates. Returns
 * n x r.
 */
export function solveInTriangle(options: {
  factor: Matrix;
  pivots: Int32Array;
  rows: Matrix;
}): Matrix {
  const { factor, pivots, rows } = options;
  const { columns: rank } = factor;
  const { values, solveTriangle } = openKernels((rank + rows.rows) * rank);
  const solution = rank * rank;
  pivots.forEach((pivot, k) => {
    const row = pivot * rank;
    values.set(factor.values.subarray(row, row + k + 1), k * rank);
  });
  for (let i = 0; i < rows.rows; i++)
    pivots.forEach((pivot, k) => {
      values[solution + i * rank + k] = at(rows.values, i * rows.columns + pivot, 'the samples');
    });
  solveTriangle({ triangle: 0, rows: solution }, rank, rows.rows);
  return { rows: rows.rows, columns: rank, values: values.slice(solution) };
}
