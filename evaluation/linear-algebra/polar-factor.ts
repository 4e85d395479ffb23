import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';

const MAX_ITERATIONS = 60;

/**
 * The orthogonal factor Q of M = Q H up to directions that hardly count: iterated until
 * tr(Qᵀ M) reaches `1 - tolerance` of the nuclear norm (which the caller knows).
 *
 * Newton-Schulz: X <- X (3 I - Xᵀ X) / 2 from X = M / |M|, which sends every singular value to 1
 * and needs products only. Source: Higham, Functions of Matrices, section 8.3.
 */
export async function polarFactor(options: {
  matrix: Matrix;
  nuclearNorm: number;
  tolerance: number;
  multiply: MatrixProduct;
}): Promise<Matrix> {
  const { matrix, nuclearNorm, tolerance, multiply } = options;
  const scale = await spectralNormBound(matrix, multiply);
  if (scale === 0) return matrix;
  let x: Matrix = { ...matrix, values: matrix.values.map((value) => value / scale) };
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    if (innerProduct(x, matrix) >= (1 - tolerance) * nuclearNorm) break;
    const wide = x.rows <= x.columns;
    const gram = await multiply(x, x, wide ? { transposeRight: true } : { transposeLeft: true });
    const correction = await (wide ? multiply(gram, x) : multiply(x, gram));
    const previous = x.values;
    const values = correction.values.map((value, at) => 1.5 * (previous[at] ?? 0) - 0.5 * value);
    x = { ...x, values };
  }
  return x;
}

/** The fourth root of the sum of fourth powers of the singular values: a little over the largest. */
async function spectralNormBound(matrix: Matrix, multiply: MatrixProduct): Promise<number> {
  const wide = matrix.rows <= matrix.columns;
  const gram = await multiply(
    matrix,
    matrix,
    wide ? { transposeRight: true } : { transposeLeft: true },
  );
  return Math.sqrt(Math.sqrt(innerProduct(gram, gram)));
}

function innerProduct(a: Matrix, b: Matrix): number {
  return a.values.reduce((sum, value, i) => sum + value * (b.values[i] ?? 0), 0);
}
