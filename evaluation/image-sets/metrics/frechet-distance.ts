import { congruence } from './congruence.ts';
import type { GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { nuclearNorm } from '../../linear-algebra/nuclear-norm.ts';
import { symmetricEigenvalues } from '../../linear-algebra/symmetric-eigenvalues.ts';

/** Up to this rank singular values are cheap; above, eigenvalues of the squared product. */
const NUCLEAR_NORM_MAX_RANK = 1024;

export type FrechetDistance = {
  /** the squared distance, as FID is reported; at least 0 */
  value: number;
  /** |mean_a - mean_b|² */
  meanTerm: number;
  /** tr A + tr B - 2 tr (A B)^(1/2) */
  covarianceTerm: number;
  /** tr (A B)^(1/2) */
  trace: number;
  method: 'nuclear-norm' | 'symmetric-eigenvalues';
};

/**
 * The squared Fréchet distance of two normal distributions,
 * `|m_a - m_b|² + tr A + tr B - 2 tr (A B)^(1/2)`.
 *
 * No matrix square root is taken. With A = Raᵀ Ra and B = Rbᵀ Rb the last trace is the sum of the
 * singular values of `Ra Rbᵀ`, a matrix no larger than the ranks; so few samples make a small and
 * exact problem, singular covariances are ordinary, and nothing complex or NaN can come out.
 * Throws RangeError when a feature is not finite or the widths differ.
 *
 * Source: Dowson & Landau 1982; Heusel et al., "GANs trained by a two time-scale update rule
 * converge to a local Nash equilibrium", NeurIPS 2017, equation 6.
 */
export async function frechetDistance(options: {
  a: GaussianFit;
  b: GaussianFit;
  multiply: MatrixProduct;
}): Promise<FrechetDistance> {
  const { a, b, multiply } = options;
  if (a.mean.length !== b.mean.length)
    throw new RangeError(
      `Features of ${a.mean.length} and ${b.mean.length} dimensions cannot be compared.`,
    );
  const meanTerm = a.mean.reduce((sum, value, i) => sum + (value - (b.mean[i] ?? 0)) ** 2, 0);
  const { trace, method } = await traceOfRoot({ a, b, multiply });
  const covarianceTerm = a.trace + b.trace - 2 * trace;
  const value = meanTerm + covarianceTerm;
  if (!Number.isFinite(value)) throw new RangeError('A feature is not a finite number.');
  return { value: Math.max(0, value), meanTerm, covarianceTerm, trace, method };
}

/**
 * tr (A B)^(1/2): singular values of `Ra Rbᵀ` where one side has a small rank; else square roots of
 * the eigenvalues of `Ra B Raᵀ`, for which one root is enough.
 */
async function traceOfRoot(options: {
  a: GaussianFit;
  b: GaussianFit;
  multiply: MatrixProduct;
}): Promise<{ trace: number; method: FrechetDistance['method'] }> {
  const { multiply } = options;
  const [low, high] =
    options.b.covariance === undefined && options.a.covariance !== undefined
      ? [options.b, options.a]
      : [options.a, options.b];
  const root = low.root();
  const smallest = Math.min(
    root.matrix.rows,
    high.covariance === undefined ? high.root().matrix.rows : Infinity,
  );
  if (smallest <= NUCLEAR_NORM_MAX_RANK) {
    const cross = await multiply(root.matrix, high.root().matrix, { transposeRight: true });
    return { trace: nuclearNorm(cross), method: 'nuclear-norm' };
  }
  const product =
    high.covariance === undefined
      ? await squaredCross(root.matrix, high.root().matrix, multiply)
      : await congruence(root, high.covariance, multiply);
  const eigenvalues = symmetricEigenvalues(product);
  const trace = eigenvalues.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  return { trace, method: 'symmetric-eigenvalues' };
}

/** M Mᵀ for M = Ra Rbᵀ. */
async function squaredCross(a: Matrix, b: Matrix, multiply: MatrixProduct): Promise<Matrix> {
  const cross = await multiply(a, b, { transposeRight: true });
  return multiply(cross, cross, { transposeRight: true });
}
