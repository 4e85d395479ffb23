import { at } from '#domain/at.ts';
import { kernelMeans } from './kernel-means.ts';
import type { Kernel, KernelMeans } from './kernel-means.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/** A discrepancy this small beside the kernel is lost in the rounding of the features. */
const NO_DIGIT = 1e-10;
/** Kernels beyond this are of features with an offset; of others they are about one. */
const OFFSET_KERNEL = 1e6;

export type Discrepancy = {
  /** the U-statistic: no sample with itself, without bias; can be below zero */
  unbiased: number;
  /** the V-statistic: all pairs, at least zero */
  biased: number;
  standardError: number;
};

/**
 * The squared maximum mean discrepancy of two sets of features, with its standard error.
 *
 * The jackknife's variance (four times the variances of each sample's mean kernel to its own set less
 * that to the other one, over the set sizes) counts what comes of pairs, rather than of single
 * samples, twice: that part is found from the squares of the centred kernel and taken off once. It is
 * all there is where both sets come of one distribution.
 *
 * Throws RangeError where a kernel overflows, or where so little is left of it that no digit holds.
 *
 * Source: Gretton et al., "A Kernel Two-Sample Test", JMLR 2012, lemma 6; Efron & Stein, "The
 * jackknife estimate of variance", 1981.
 */
export async function discrepancy(options: {
  a: Matrix;
  b: Matrix;
  kernel: Kernel;
  multiply: MatrixProduct;
}): Promise<Discrepancy> {
  const { a, b, kernel, multiply } = options;
  if (a.rows < 2 || b.rows < 2) throw new RangeError('it needs at least 2 samples of each set');
  const means = (left: Matrix, right: Matrix): Promise<KernelMeans> =>
    kernelMeans({ left, right, kernel, multiply });
  const withinA = withoutItself(await means(a, a), a, kernel);
  const withinB = withoutItself(await means(b, b), b, kernel);
  const between = await means(a, b);
  const gainA = meanAndVariance(withinA.others.map((m, i) => m - at(between.ofRows, i)));
  const gainB = meanAndVariance(withinB.others.map((m, i) => m - at(between.ofColumns, i)));
  const unbiased = gainA.mean + gainB.mean;
  const average = (numbers: Float64Array): number => meanAndVariance(numbers).mean;
  const ofB = average(between.ofRows);
  const biased = average(withinA.all) + average(withinB.all) - 2 * ofB;
  const jackknife = 4 * (gainA.variance / a.rows + gainB.variance / b.rows);
  const ofPairs =
    (2 * withinA.ofPairs) / (a.rows * (a.rows - 1)) +
    (2 * withinB.ofPairs) / (b.rows * (b.rows - 1)) +
    (4 * varianceOfPairs(between)) / (a.rows * b.rows);
  const standardError = Math.sqrt(Math.max(jackknife - ofPairs, ofPairs));
  const size = withinA.size + withinB.size;
  if (!Number.isFinite(unbiased + biased + standardError + size))
    throw new RangeError('the kernel of its features overflows: they are too large');
  if (size > OFFSET_KERNEL && Math.abs(unbiased) < NO_DIGIT * size)
    throw new RangeError(
      `no digit of it would hold: the kernel is about ${size.toExponential(0)}, from an offset that all features share, and the difference is lost in its rounding; take the offset off the features of both sets`,
    );
  return { unbiased, biased, standardError };
}

/** The mean kernel of each row to the others of its set, and to all; the variance of single pairs. */
function withoutItself(
  { ofRows, ofColumns, ofSquares }: KernelMeans,
  set: Matrix,
  kernel: Kernel,
): { all: Float64Array; others: Float64Array; ofPairs: number; size: number } {
  const { rows: n } = set;
  const own = squaredNorms(set).map((squared) => kernel(squared, squared, squared));
  const others = ofRows.map((mean, i) => (n * mean - at(own, i)) / (n - 1));
  const ownSquares = meanAndVariance(own.map((value) => value * value)).mean;
  const squares = (n * ofSquares - ownSquares) / (n - 1);
  const ofPairs = varianceOfPairs({ ofRows: others, ofColumns: others, ofSquares: squares });
  return { all: ofColumns, others, ofPairs, size: Math.sqrt(Math.max(0, ofSquares)) };
}

/** The mean square of the kernel less its rows' and columns' means: at least zero. */
function varianceOfPairs({ ofRows, ofColumns, ofSquares }: KernelMeans): number {
  const meanSquare = (numbers: Float64Array): number =>
    meanAndVariance(numbers.map((value) => value * value)).mean;
  const { mean } = meanAndVariance(ofRows);
  return Math.max(0, ofSquares - meanSquare(ofRows) - meanSquare(ofColumns) + mean * mean);
}
