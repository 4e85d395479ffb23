import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { singularValues } from '../../linear-algebra/singular-values.ts';
import { unitRows } from '../../linear-algebra/unit-rows.ts';

/**
 * The Vendi score of a set of features: exp of the entropy of the eigenvalues of the cosine
 * similarity matrix over n; the effective number of distinct samples, from 1 to n. The eigenvalues
 * are taken of the smaller of the n x n and D x D matrices, which share them; being of a semidefinite
 * matrix, they are its singular values.
 *
 * Source: Friedman & Dieng, "The Vendi Score: A Diversity Evaluation Metric for Machine Learning",
 * TMLR 2023.
 */
export async function vendiScore(options: {
  features: Matrix;
  multiply: MatrixProduct;
}): Promise<number> {
  const { multiply } = options;
  const rows = unitRows(options.features);
  const wide = rows.rows <= rows.columns;
  const gram = await multiply(
    rows,
    rows,
    wide ? { transposeRight: true } : { transposeLeft: true },
  );
  const entropy = (await singularValues(gram, { multiply })).reduce((sum, eigenvalue) => {
    const share = eigenvalue / rows.rows;
    return share > 0 ? sum - share * Math.log(share) : sum;
  }, 0);
  return Math.exp(entropy);
}
