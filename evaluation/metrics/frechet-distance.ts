import type { GaussianFit } from './gaussian-fit.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { nuclearNorm } from './nuclear-norm.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

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
  const cross = await multiply(a.root, b.root, { transposeRight: true });
  const { trace, method } = await traceOfRoot(cross, multiply);
  const covarianceTerm = squaredNorm(a.root) + squaredNorm(b.root) - 2 * trace;
  const value = meanTerm + covarianceTerm;
  if (!Number.isFinite(value)) throw new RangeError('A feature is not a finite number.');
  return { value: Math.max(0, value), meanTerm, covarianceTerm, trace, method };
}

async function traceOfRoot(
  cross: Matrix,
  multiply: MatrixProduct,
): Promise<{ trace: number; method: FrechetDistance['method'] }> {
  if (Math.min(cross.rows, cross.columns) <= NUCLEAR_NORM_MAX_RANK)
    return { trace: nuclearNorm(cross), method: 'nuclear-norm' };
  const wide = cross.rows <= cross.columns;
  const squared = await multiply(
    cross,
    cross,
    wide ? { transposeRight: true } : { transposeLeft: true },
  );
  const trace = symmetricEigenvalues(squared).reduce(
    (sum, v) => sum + Math.sqrt(Math.max(0, v)),
    0,
  );
  return { trace, method: 'symmetric-eigenvalues' };
}

function squaredNorm({ values }: Matrix): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
