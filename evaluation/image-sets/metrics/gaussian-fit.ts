import { at } from '#domain/at.ts';
import { cholesky } from '../../linear-algebra/cholesky.ts';
import { scaled } from '../../linear-algebra/elementwise.ts';
import { innerProduct } from '../../linear-algebra/inner-product.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { centredRows, columnMeans, momentsOfRows } from './moments.ts';
import type { Moments } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { pivotedCholesky } from '../../linear-algebra/pivoted-cholesky.ts';

/**
 * A root of a covariance: the centred samples themselves, scaled (n x D, `rowsᵀ rows` is the
 * covariance), or a Cholesky factor (D x r, `factor factorᵀ` is it), a lower triangle in its rows
 * `pivots`.
 */
export type CovarianceRoot =
  | { kind: 'samples'; rows: Matrix; rowScale: number }
  | { kind: 'triangle'; factor: Matrix; pivots: Int32Array };

/** A normal distribution as the Fréchet distance needs it. */
export type GaussianFit = {
  mean: Float64Array;
  /** Where it is formed at all; else the root is the samples themselves. */
  covariance: Matrix | undefined;
  /** The total variance, tr of the covariance. */
  trace: number;
  /** Found when first asked for. Throws RangeError where the covariance is not semidefinite. */
  root: () => Promise<CovarianceRoot>;
};

/** What the covariance's sum of squares is divided by: n less this; 1 is the unbiased estimate. */
export type DegreesOfFreedomLost = 0 | 1;

export type FitOptions = { multiply: MatrixProduct; ddof?: DegreesOfFreedomLost };

/**
 * A residual of more than this beside its diagonal entries is no rounding, not even of a covariance
 * that was kept in float32.
 */
const SEMIDEFINITE = 1e-4;

/**
 * The normal distribution fitted to samples (n x D, n at least 2). Up to D samples the covariance
 * is never formed: the centred samples are its root, exactly.
 */
export async function gaussianOfSamples(
  samples: Matrix,
  options: FitOptions,
): Promise<GaussianFit> {
  const { multiply, ddof = 1 } = options;
  if (samples.rows > samples.columns)
    return gaussianOfMoments(await momentsOfRows(samples, multiply), options);
  requireTwo(samples.rows);
  const mean = columnMeans(samples);
  const rowScale = 1 / Math.sqrt(samples.rows - ddof);
  const rows = centredRows(samples, mean, rowScale);
  const trace = innerProduct(rows, rows);
  const root = { kind: 'samples', rows, rowScale } as const;
  return { mean, covariance: undefined, trace, root: () => Promise.resolve(root) };
}

/** The normal distribution of streamed moments. */
export function gaussianOfMoments(
  moments: Moments,
  { multiply, ddof = 1 }: FitOptions,
): GaussianFit {
  requireTwo(moments.n);
  const values = scaled(moments.scatter.values, 1 / (moments.n - ddof));
  return gaussianOfCovariance(moments.mean, { ...moments.scatter, values }, { multiply });
}

/**
 * The normal distribution of stored statistics; directions of rounding are left out. Where the
 * covariance is none, the refusal names the statistics by their `label`.
 */
export function gaussianOfCovariance(
  mean: Float64Array,
  covariance: Matrix,
  { multiply, label }: { multiply: MatrixProduct; label?: string },
): GaussianFit {
  const trace = mean.reduce(
    (sum, _, i) => sum + at(covariance.values, i * (mean.length + 1), 'the covariance'),
    0,
  );
  let found: Promise<CovarianceRoot> | undefined;
  return {
    mean,
    covariance,
    trace,
    root: () => (found ??= triangularRoot(covariance, { multiply, label })),
  };
}

/** By plain Cholesky, several times as fast; where that meets a zero pivot, with pivoting. */
async function triangularRoot(
  covariance: Matrix,
  { multiply, label }: { multiply: MatrixProduct; label: string | undefined },
): Promise<CovarianceRoot> {
  const plain = await cholesky(covariance, multiply);
  if (plain !== undefined)
    return {
      kind: 'triangle',
      factor: plain,
      pivots: Int32Array.from({ length: plain.rows }, (_, i) => i),
    };
  const { factor, pivots, residual } = pivotedCholesky(covariance);
  if (!(residual <= SEMIDEFINITE))
    throw new RangeError(
      `${label === undefined ? 'a covariance' : `the covariance of ${label}`} is not positive semidefinite, so it is of no set of features`,
    );
  return { kind: 'triangle', factor, pivots };
}

/** The covariance, formed where only its root was known. */
export async function covarianceOf(fit: GaussianFit, multiply: MatrixProduct): Promise<Matrix> {
  if (fit.covariance !== undefined) return fit.covariance;
  const root = await fit.root();
  return root.kind === 'samples'
    ? multiply(root.rows, root.rows, { transposeLeft: true })
    : multiply(root.factor, root.factor, { transposeRight: true });
}

function requireTwo(n: number): void {
  if (n < 2) throw new RangeError(`A covariance needs at least 2 samples, not ${n}.`);
}
