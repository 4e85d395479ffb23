import { at } from '#domain/at.ts';
import { crossOfRoots } from './cross-of-roots.ts';
import type { CovarianceRoot, GaussianFit } from './gaussian-fit.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { singularValues } from '../../linear-algebra/singular-values.ts';

export type FrechetDistance = {
  /** the squared distance, as FID is reported; at least 0, and 0 where it is lost in rounding */
  value: number;
  /** |mean_a - mean_b|² */
  meanTerm: number;
  /** tr A + tr B - 2 tr (A B)^(1/2) */
  covarianceTerm: number;
  /** tr (A B)^(1/2) */
  trace: number;
  /** the eigenvalues of (A B)^(1/2) that are not known to be 0; their sum is the trace */
  roots: Float64Array;
};

/**
 * The squared Fréchet distance of two normal distributions,
 * `|m_a - m_b|² + tr A + tr B - 2 tr (A B)^(1/2)`.
 *
 * No matrix square root is taken. With A = Raᵀ Ra and B = Rbᵀ Rb the last trace is the sum of the
 * singular values of `Ra Rbᵀ`, a matrix no larger than the ranks; so few samples make a small and
 * exact problem, singular covariances are ordinary, no digits are lost by squaring, and nothing
 * complex or NaN can come out. The same two, exchanged, give the same digits.
 * Throws RangeError when a feature is not finite, the widths differ, a covariance is not
 * semidefinite, or a number overflows.
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
  const meanTerm = a.mean.reduce((sum, m, i) => sum + (m - at(b.mean, i, 'the mean')) ** 2, 0);
  if (!Number.isFinite(meanTerm + a.trace + b.trace))
    throw new RangeError(
      'A feature is not a finite number, or so large that its square overflows.',
    );
  const rootOfA = await a.root();
  const rootOfB = await b.root();
  const [first, second] = isFirst({ fit: a, root: rootOfA }, { fit: b, root: rootOfB })
    ? [rootOfA, rootOfB]
    : [rootOfB, rootOfA];
  const cross = await crossOfRoots(first, second, multiply);
  const roots = (await singularValues(cross, { multiply })).sort();
  const trace = roots.reduce((sum, root) => sum + root, 0);
  const covarianceTerm = a.trace + b.trace - 2 * trace;
  const rounding = (10 + a.mean.length) * Number.EPSILON * (a.trace + b.trace);
  const sum = meanTerm + covarianceTerm;
  return { value: sum > rounding ? sum : 0, meanTerm, covarianceTerm, trace, roots };
}

type Rooted = { fit: GaussianFit; root: CovarianceRoot };

/** Whether the first of the two is so in an order of their own, whichever was given first. */
function isFirst(a: Rooted, b: Rooted): boolean {
  if (a.fit.trace !== b.fit.trace) return a.fit.trace < b.fit.trace;
  const ofMeans = firstApart(a.fit.mean, b.fit.mean);
  return (ofMeans === 0 ? firstApart(entriesOf(a.root), entriesOf(b.root)) : ofMeans) <= 0;
}

const entriesOf = (root: CovarianceRoot): Float64Array =>
  root.kind === 'samples' ? root.rows.values : root.factor.values;

/** The difference of the first entries that differ, else of the lengths. */
function firstApart(a: Float64Array, b: Float64Array): number {
  const shared = a.subarray(0, b.length);
  const apart = shared.findIndex((value, i) => value !== at(b, i, 'the numbers'));
  return apart < 0 ? a.length - b.length : at(a, apart) - at(b, apart);
}
