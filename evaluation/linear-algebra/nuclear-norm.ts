import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { singularValues } from './singular-values.ts';

/** The sum of the singular values of a matrix. */
export async function nuclearNorm(matrix: Matrix, multiply: MatrixProduct): Promise<number> {
  const values = await singularValues(matrix, { multiply });
  return values.sort().reduce((sum, value) => sum + value, 0);
}
