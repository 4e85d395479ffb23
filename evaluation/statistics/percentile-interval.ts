import { sortedQuantile } from './sorted-quantile.ts';
import type { Interval } from './wilson-interval.ts';

/**
 * Percentile interval of bootstrap replicates (Efron 1979); replicates that are not finite (a
 * resample on which the statistic is undefined) are left out. `null` when none is left.
 */
export function percentileInterval(replicates: Float64Array, alpha = 0.05): Interval | null {
  const ascending = replicates.filter(Number.isFinite).sort();
  if (ascending.length === 0) return null;
  return [sortedQuantile(ascending, alpha / 2), sortedQuantile(ascending, 1 - alpha / 2)];
}
