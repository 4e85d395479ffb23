import type { Matrix } from './matrix.ts';
import { openVectorKernels } from './kernels/vector-kernels.ts';

/**
 * For each row x of `rows` (n x D) the coordinates c with `rootᵀ c = x`, where `root` (r x D) came
 * of a pivoted Cholesky factor: a forward substitution on the pivots' coordinates. Returns n x r.
 */
export function solveInTriangle(options: {
  root: Matrix;
  pivots: Int32Array;
  rows: Matrix;
}): Matrix {
  const { root, pivots, rows } = options;
  const rank = pivots.length;
  const { values: memory, dot } = openVectorKernels(rank * rank + rank);
  const solution = rank * rank;
  for (let k = 0; k < rank; k++)
    for (let j = 0; j <= k; j++)
      memory[k * rank + j] = root.values[j * root.columns + (pivots[k] ?? 0)] ?? 0;
  const values = new Float64Array(rows.rows * rank);
  for (let i = 0; i < rows.rows; i++) {
    for (let k = 0; k < rank; k++) {
      const known = rows.values[i * rows.columns + (pivots[k] ?? 0)] ?? 0;
      const line = k * rank;
      memory[solution + k] = (known - dot(line, solution, k)) / (memory[line + k] ?? 1);
    }
    values.set(memory.subarray(solution, solution + rank), i * rank);
  }
  return { rows: rows.rows, columns: rank, values };
}
