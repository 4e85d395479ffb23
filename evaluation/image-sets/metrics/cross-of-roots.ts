import type { CovarianceRoot } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { subMatrix } from '../../linear-algebra/sub-matrix.ts';

/** Rows of a block: large enough for the product to run at full speed. */
const BLOCK = 256;

/**
 * The product of a root of one covariance with a root of another, r x s for ranks r and s: its
 * singular values are the square roots of the eigenvalues of the covariances' product.
 */
export async function crossOfRoots(
  a: CovarianceRoot,
  b: CovarianceRoot,
  multiply: MatrixProduct,
): Promise<Matrix> {
  if (a.kind === 'samples')
    return b.kind === 'samples'
      ? multiply(a.rows, b.rows, { transposeRight: true })
      : multiply(a.rows, b.factor);
  if (b.kind === 'samples')
    return multiply(a.factor, b.rows, { transposeLeft: true, transposeRight: true });
  return isPlain(a) && isPlain(b)
    ? crossOfTriangles(a.factor, b.factor, multiply)
    : multiply(a.factor, b.factor, { transposeLeft: true });
}

function isPlain({ factor, pivots }: { factor: Matrix; pivots: Int32Array }): boolean {
  return factor.columns === factor.rows && pivots.every((pivot, k) => pivot === k);
}

/** Aᵀ B of two lower triangles, without the products with most of A's zeros. */
async function crossOfTriangles(a: Matrix, b: Matrix, multiply: MatrixProduct): Promise<Matrix> {
  const { rows: n } = a;
  const values = new Float64Array(n * n);
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    const block = subMatrix(a, { rows: [start, n], columns: [start, end] });
    const below = subMatrix(b, { rows: [start, n] });
    const into = values.subarray(start * n, end * n);
    await multiply(block, below, { transposeLeft: true, into });
  }
  return { rows: n, columns: n, values };
}
