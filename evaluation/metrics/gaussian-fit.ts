import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { centredRows, columnMeans, momentsOfRows } from './moments.ts';
import type { Moments } from './moments.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { pivotedCholesky } from './pivoted-cholesky.ts';

/** A normal distribution as the Fréchet distance needs it: the covariance as `rootᵀ root`. */
export type GaussianFit = {
  mean: Float64Array;
  /** r x D, where r is the covariance's rank or the number of samples */
  root: Matrix;
  /**
   * How a centred sample is written by the rows of `root`: as a multiple of its own row (`samples`),
   * or by solving the triangle that the pivots make of `rootᵀ`.
   */
  basis: { kind: 'samples'; rowScale: number } | { kind: 'triangle'; pivots: Int32Array };
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
  return {
    mean,
    root: centredRows(samples, mean, rowScale),
    basis: { kind: 'samples', rowScale },
  };
}

/** The normal distribution of streamed moments. */
export function gaussianOfMoments(moments: Moments, ddof: DegreesOfFreedomLost = 1): GaussianFit {
  requireTwo(moments.n);
  const values = moments.scatter.values.map((value) => value / (moments.n - ddof));
  return gaussianOfCovariance(moments.mean, { ...moments.scatter, values });
}

/** The normal distribution of stored statistics; directions of rounding are left out. */
export function gaussianOfCovariance(mean: Float64Array, covariance: Matrix): GaussianFit {
  const { factor, pivots } = pivotedCholesky(covariance);
  return { mean, root: transpose(factor), basis: { kind: 'triangle', pivots } };
}

function requireTwo(n: number): void {
  if (n < 2) throw new RangeError(`A covariance needs at least 2 samples, not ${n}.`);
}
