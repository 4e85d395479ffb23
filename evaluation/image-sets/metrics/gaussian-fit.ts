import { cholesky } from '../../linear-algebra/cholesky.ts';
import { transpose } from '../../linear-algebra/matrix.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { centredRows, columnMeans, momentsOfRows } from './moments.ts';
import type { Moments } from './moments.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { pivotedCholesky } from '../../linear-algebra/pivoted-cholesky.ts';

/** A matrix (r x D) with `matrixᵀ matrix` the covariance. */
export type CovarianceRoot = {
  matrix: Matrix;
  /**
   * How a centred sample is written by the rows: as a multiple of its own row (`samples`), or by
   * solving the triangle that the pivot columns make (`triangle`: column `pivots[k]` is zero below
   * row k).
   */
  basis: { kind: 'samples'; rowScale: number } | { kind: 'triangle'; pivots: Int32Array };
};

/** A normal distribution as the Fréchet distance needs it. */
export type GaussianFit = {
  mean: Float64Array;
  /** Where it is formed at all; else the root is the samples themselves. */
  covariance: Matrix | undefined;
  /** The total variance, tr of the covariance. */
  trace: number;
  /** Found when first asked for. */
  root: () => CovarianceRoot;
};

/** What the covariance's sum of squares is divided by: n less this; 1 is the unbiased estimate. */
export type DegreesOfFreedomLost = 0 | 1;

/**
 * The normal distribution fitted to samples (n x D, n at least 2). Up to D samples the covariance
 * is never formed: the centred samples are its root, exactly.
 */
export async function gaussianOfSamples(
  samples: Matrix,
  options: { multiply: MatrixProduct; ddof?: DegreesOfFreedomLost },
): Promise<GaussianFit> {
  const { multiply, ddof = 1 } = options;
  if (samples.rows > samples.columns)
    return gaussianOfMoments(await momentsOfRows(samples, multiply), ddof);
  requireTwo(samples.rows);
  const mean = columnMeans(samples);
  const rowScale = 1 / Math.sqrt(samples.rows - ddof);
  const matrix = centredRows(samples, mean, rowScale);
  const trace = matrix.values.reduce((sum, value) => sum + value * value, 0);
  const basis = { kind: 'samples', rowScale } as const;
  return { mean, covariance: undefined, trace, root: () => ({ matrix, basis }) };
}

/** The normal distribution of streamed moments. */
export function gaussianOfMoments(moments: Moments, ddof: DegreesOfFreedomLost = 1): GaussianFit {
  requireTwo(moments.n);
  const values = moments.scatter.values.map((value) => value / (moments.n - ddof));
  return gaussianOfCovariance(moments.mean, { ...moments.scatter, values });
}

/** The normal distribution of stored statistics; directions of rounding are left out. */
export function gaussianOfCovariance(mean: Float64Array, covariance: Matrix): GaussianFit {
  let trace = 0;
  for (let i = 0; i < mean.length; i++) trace += covariance.values[i * (mean.length + 1)] ?? 0;
  let found: CovarianceRoot | undefined;
  const root = (): CovarianceRoot => {
    found ??= triangularRoot(covariance);
    return found;
  };
  return { mean, covariance, trace, root };
}

/** By plain Cholesky, four times as fast; where that meets a zero pivot, with pivoting. */
function triangularRoot(covariance: Matrix): CovarianceRoot {
  const plain = cholesky(covariance);
  const { factor, pivots } =
    plain === undefined
      ? pivotedCholesky(covariance)
      : { factor: plain, pivots: Int32Array.from({ length: plain.rows }, (_, i) => i) };
  return { matrix: transpose(factor), basis: { kind: 'triangle', pivots } };
}

function requireTwo(n: number): void {
  if (n < 2) throw new RangeError(`A covariance needs at least 2 samples, not ${n}.`);
}
