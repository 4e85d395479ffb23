import { at } from '#domain/at.ts';
import { innerProduct } from '../../linear-algebra/inner-product.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { centredRows, columnMeans, emptyMoments, mergeMoments } from '../metrics/moments.ts';

/**
 * In standard deviations: means of sets that were drawn apart differ by more in some dimension, those of
 * one set by rounding alone.
 */
const MEANS_AGREE = 1e-6;

/** The mean of each dimension, and the total variance. */
type Spread = { mean: Float64Array; variance: number };

/**
 * Whether two sides hold the same features, so that a comparison of them says nothing: as many, with
 * the same mean in each dimension and the same total variance, in whatever order and kind they come.
 */
export function areSameFeatures(a: FeatureSummary, b: FeatureSummary): boolean {
  const known = [a.n, b.n].filter((n) => n !== undefined);
  if (new Set(known).size > 1) return false;
  const [first, second] = [spreadOf(a), spreadOf(b)];
  const variance = Math.max(first.variance, second.variance);
  const deviation = Math.sqrt(variance / first.mean.length);
  // statistics may be over n or over n - 1
  const ofSize = known.length === 0 ? 0 : 2 / Math.min(...known);
  return (
    Math.abs(first.variance - second.variance) <= (ofSize + MEANS_AGREE) * variance &&
    first.mean.every((m, i) => Math.abs(m - at(second.mean, i)) <= MEANS_AGREE * deviation)
  );
}

function spreadOf(summary: FeatureSummary): Spread {
  if (summary.kind === 'statistics')
    return { mean: summary.mean, variance: traceOf(summary.covariance) };
  const { n, samples } = summary;
  if (summary.kind === 'samples') {
    const mean = columnMeans(samples);
    const centred = centredRows(samples, mean);
    return { mean, variance: innerProduct(centred, centred) / (n - 1) };
  }
  const whole = emptyMoments(samples.columns);
  for (const half of summary.halves) mergeMoments(whole, half);
  return { mean: whole.mean, variance: traceOf(whole.scatter) / (n - 1) };
}

function traceOf({ rows, values }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += at(values, i * (rows + 1));
  return sum;
}
