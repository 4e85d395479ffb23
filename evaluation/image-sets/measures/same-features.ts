import { at } from '#domain/at.ts';
import { innerProduct } from '../../linear-algebra/inner-product.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { centredRows, columnMeans, emptyMoments, mergeMoments } from '../metrics/moments.ts';

/**
 * In standard deviations: means of sets that were drawn apart differ by more in some dimension, those of
 * one set by rounding alone.
 */
const MEANS_AGREE = 1e-6;

/** In standard deviations: what rounding in another order makes of one sample. */
const SAMPLES_AGREE = 1e-4;

/** The mean of each dimension, and what lies along one direction that no two sets share by chance. */
type Spread = {
  mean: Float64Array;
  variance: number;
  /** in ascending order, from the mean; undefined where the samples are not all there */
  samples: Float64Array | undefined;
};

/**
 * Whether two sides hold the same features, so that a comparison of them says nothing: as many, with
 * the same mean in each dimension and, along a random direction, the same variance and samples, in
 * whatever order and kind they come. Sets that were brought to one mean and one variance in each
 * dimension differ along all others.
 */
export function areSameFeatures(a: FeatureSummary, b: FeatureSummary): boolean {
  const known = [a.n, b.n].filter((n) => n !== undefined);
  if (new Set(known).size > 1) return false;
  const [first, second] = [spreadOf(a), spreadOf(b)];
  const variance = Math.max(first.variance, second.variance);
  const deviation = Math.sqrt(variance);
  return (
    divisors(known[0]).some(
      (factor) => Math.abs(first.variance * factor - second.variance) <= MEANS_AGREE * variance,
    ) &&
    areNear(first.mean, second.mean, MEANS_AGREE * deviation) &&
    (first.samples === undefined ||
      second.samples === undefined ||
      areNear(first.samples, second.samples, SAMPLES_AGREE * deviation))
  );
}

/** By what variances of one set may differ: statistics may be over n or over n - 1. */
const divisors = (n: number | undefined): number[] =>
  n === undefined ? [1] : [1, n / (n - 1), (n - 1) / n];

const areNear = (a: Float64Array, b: Float64Array, tolerance: number): boolean =>
  a.every((value, i) => Math.abs(value - at(b, i)) <= tolerance);

function spreadOf(summary: FeatureSummary): Spread {
  if (summary.kind === 'statistics') {
    const { mean, covariance } = summary;
    return { mean, variance: varianceAlong(covariance), samples: undefined };
  }
  const { n, samples } = summary;
  if (summary.kind === 'samples') {
    const mean = columnMeans(samples);
    const along = rowsAlong(centredRows(samples, mean), directionOf(samples.columns));
    return { mean, variance: squaresOf(along) / (n - 1), samples: along.sort() };
  }
  const whole = emptyMoments(samples.columns);
  for (const half of summary.halves) mergeMoments(whole, half);
  return { mean: whole.mean, variance: varianceAlong(whole.scatter) / (n - 1), samples: undefined };
}

/** Of unit length, the same for all sets of so many dimensions. */
function directionOf(dimensions: number): Float64Array {
  const uniform = createSeededRandom(dimensions);
  const direction = Float64Array.from({ length: dimensions }, () => uniform() - 0.5);
  const length = Math.sqrt(squaresOf(direction));
  return direction.map((value) => value / length);
}

/** The variance along the direction, by a covariance or a scatter. */
function varianceAlong(covariance: Matrix): number {
  const direction = directionOf(covariance.rows);
  return innerProduct(rowOf(rowsAlong(covariance, direction)), rowOf(direction));
}

/** The product of each row with the direction. */
function rowsAlong({ rows, columns, values }: Matrix, direction: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    innerProduct(rowOf(values.subarray(i * columns, (i + 1) * columns)), rowOf(direction)),
  );
}

const squaresOf = (values: Float64Array): number => innerProduct(rowOf(values), rowOf(values));

const rowOf = (values: Matrix['values']): Matrix => ({ rows: 1, columns: values.length, values });
