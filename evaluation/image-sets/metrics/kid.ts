import { discrepancy } from './discrepancy.ts';
import type { Kernel } from './kernel-means.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from './shuffled-indices.ts';
import { squaredDistanceInterval } from '../../statistics/squared-distance-interval.ts';

export type Kid = { value: number; standardError: number; ci95: [number, number] };

type Sets = { a: Matrix; b: Matrix; multiply: MatrixProduct };

const cubic =
  (dimensions: number): Kernel =>
  (product) =>
    (product / dimensions + 1) ** 3;

/**
 * The Kernel Inception Distance of two sets of features (N x D): the unbiased squared maximum mean
 * discrepancy with the kernel `(xᵀy / D + 1)³`, over all pairs. Can be below zero. The interval is of
 * the distance of the distributions. Throws what `discrepancy` throws.
 *
 * Source: Binkowski et al., "Demystifying MMD GANs", ICLR 2018.
 */
export async function kid(sets: Sets): Promise<Kid> {
  const kernel = cubic(sets.a.columns);
  const { unbiased: value, standardError } = await discrepancy({ ...sets, kernel });
  const degreesOfFreedom = Math.min(sets.a.rows, sets.b.rows) - 1;
  return {
    value,
    standardError,
    ci95: squaredDistanceInterval({ value, standardError, degreesOfFreedom }),
  };
}

/**
 * KID as the reference tools report it: mean and standard deviation over random subsets (100 of
 * 1000 by default), each drawn without replacement. The deviation is of subsets, not an error.
 */
export async function kidOfSubsets(
  options: Sets & { uniform: () => number; subsets?: number; subsetSize?: number },
): Promise<{ mean: number; standardDeviation: number }> {
  const { a, b, multiply, uniform, subsets = 100, subsetSize = 1000 } = options;
  const size = Math.min(subsetSize, a.rows, b.rows);
  const kernel = cubic(a.columns);
  const values: number[] = [];
  for (let i = 0; i < subsets; i++) {
    const part = (set: Matrix): Matrix =>
      selectRows(set, shuffledIndices(set.rows, uniform).subarray(0, size));
    const sets = { a: part(a), b: part(b), multiply };
    values.push((await discrepancy({ ...sets, kernel })).unbiased);
  }
  const { mean, variance } = meanAndVariance(values);
  return { mean, standardDeviation: Math.sqrt((variance * (subsets - 1)) / subsets) };
}
