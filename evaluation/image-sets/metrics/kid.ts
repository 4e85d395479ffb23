import { kernelSums } from './kernel-sums.ts';
import type { Kernel } from './kernel-sums.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { normalInterval } from './normal-interval.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

export type Kid = { value: number; standardError: number; ci95: [number, number] };

const cubic =
  (dimensions: number): Kernel =>
  (product) =>
    (product / dimensions + 1) ** 3;

/**
 * The Kernel Inception Distance of two sets of features (N x D): the unbiased squared maximum mean
 * discrepancy with the kernel `(xᵀy / D + 1)³`, over all pairs. Can be below zero.
 *
 * The standard error is of the U-statistic: four times the variances of each sample's mean kernel
 * to its own set less that to the other one, over the set sizes.
 *
 * Source: Binkowski et al., "Demystifying MMD GANs", ICLR 2018; Gretton et al., JMLR 2012, lemma 6.
 */
export async function kid(options: {
  a: Matrix;
  b: Matrix;
  multiply: MatrixProduct;
}): Promise<Kid> {
  const { a, b, multiply } = options;
  if (a.rows < 2 || b.rows < 2) throw new RangeError('KID needs at least 2 samples of each set.');
  const kernel = cubic(a.columns);
  const withinA = await meansWithin(a, kernel, multiply);
  const withinB = await meansWithin(b, kernel, multiply);
  const between = await kernelSums({ left: a, right: b, kernel, multiply });
  const toB = between.ofRows.map((sum) => sum / b.rows);
  const toA = between.ofColumns.map((sum) => sum / a.rows);
  const gainA = meanAndVariance(withinA.map((mean, i) => mean - (toB[i] ?? 0)));
  const gainB = meanAndVariance(withinB.map((mean, i) => mean - (toA[i] ?? 0)));
  const value = gainA.mean + gainB.mean;
  const standardError = 2 * Math.sqrt(gainA.variance / a.rows + gainB.variance / b.rows);
  return { value, standardError, ci95: normalInterval({ value, standardError }) };
}

/** For each row its mean kernel to the other rows of the set. */
async function meansWithin(
  set: Matrix,
  kernel: Kernel,
  multiply: MatrixProduct,
): Promise<Float64Array> {
  const { ofRows } = await kernelSums({ left: set, right: set, kernel, multiply });
  const own = squaredNorms(set).map((squared) => kernel(squared, squared, squared));
  return ofRows.map((sum, i) => (sum - (own[i] ?? 0)) / (set.rows - 1));
}

/**
 * KID as the reference tools report it: mean and standard deviation over random subsets (100 of
 * 1000 by default), each drawn without replacement. The deviation is of subsets, not an error.
 */
export async function kidOfSubsets(options: {
  a: Matrix;
  b: Matrix;
  multiply: MatrixProduct;
  uniform: () => number;
  subsets?: number;
  subsetSize?: number;
}): Promise<{ mean: number; standardDeviation: number }> {
  const { a, b, multiply, uniform, subsets = 100 } = options;
  const size = Math.min(options.subsetSize ?? 1000, a.rows, b.rows);
  const values: number[] = [];
  for (let i = 0; i < subsets; i++) {
    const part = (set: Matrix): Matrix =>
      selectRows(set, shuffledIndices(set.rows, uniform).subarray(0, size));
    values.push((await kid({ a: part(a), b: part(b), multiply })).value);
  }
  const { mean, variance } = meanAndVariance(values);
  return { mean, standardDeviation: Math.sqrt((variance * (subsets - 1)) / subsets) };
}
