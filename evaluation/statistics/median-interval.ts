import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { at } from '#domain/at.ts';
import type { Interval } from './wilson-interval.ts';

/**
 * The median of some numbers, with the interval between two order statistics that holds the median of
 * what they were drawn from in at least 95% of cases, whatever its distribution (Conover 1999,
 * "Practical Nonparametric Statistics", section 3.2): x(k) to x(n + 1 - k), with the largest k for which
 * 2 P(Binomial(n, 1/2) < k) <= 0.05. Null with five numbers or fewer, where there is none.
 *
 * @example medianInterval([1, 2, 3, 4, 5, 6]) // { median: 3.5, ci95: [1, 6] }
 */
export function medianInterval(values: readonly number[]): {
  median: number;
  ci95: Interval | null;
} {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const middle = n / 2;
  const median = (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2;
  let k = 0;
  while (2 * binomialCdf(k, n, 0.5) <= 0.05) k += 1;
  if (k === 0) return { median, ci95: null };
  return { median, ci95: [at(sorted, k - 1), at(sorted, n - k)] };
}
