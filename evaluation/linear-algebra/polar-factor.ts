import { at } from '#domain/at.ts';
import { scaled } from './elementwise.ts';
import { innerProduct } from './inner-product.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';

const MAX_ITERATIONS = 60;

/** Singular values below this share of the largest are left to rise more slowly. */
const LOWEST_SHARE = 1e-3;

/**
 * The orthogonal factor Q of M = Q H up to directions that hardly count: iterated until
 * tr(Qᵀ M) reaches `1 - tolerance` of the nuclear norm (which the caller knows).
 *
 * Newton-Schulz: X <- X (3 I - Xᵀ X) / 2 from X = M / |M|, which sends every singular value to 1
 * and needs products only; X is scaled up before each step as far as keeps the known range of
 * singular values together, which halves the number of steps. Source: Higham, Functions of
 * Matrices, section 8.3; Chen & Chow, "A stable scaling of Newton-Schulz for improving the sign
 * function computation", 2014.
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
  const wide = matrix.rows <= matrix.columns;
  let x: Matrix = { ...matrix, values: scaled(matrix.values, 1 / scale) };
  let lowest = LOWEST_SHARE;
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    if (innerProduct(x, matrix) >= (1 - tolerance) * nuclearNorm) break;
    const factor = Math.sqrt(3 / (1 + lowest + lowest ** 2));
    const gram = await multiply(x, x, wide ? { transposeRight: true } : { transposeLeft: true });
    const step = plusIdentity(gram, { times: -(factor ** 3) / 2, plus: 1.5 * factor });
    x = wide ? await multiply(step, x) : await multiply(x, step);
    lowest = (factor * lowest * (3 - (factor * lowest) ** 2)) / 2;
  }
  return x;
}

/** A square matrix times a number, plus another one on the diagonal. */
function plusIdentity(
  { rows, columns, values }: Matrix,
  { times, plus }: { times: number; plus: number },
): Matrix {
  const next = scaled(values, times);
  for (let i = 0; i < rows; i++) next[i * (columns + 1)] = at(next, i * (columns + 1)) + plus;
  return { rows, columns, values: next };
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
