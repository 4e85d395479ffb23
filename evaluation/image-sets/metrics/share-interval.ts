import { wilsonInterval } from '../../statistics/wilson-interval.ts';

/**
 * The 95% interval of a share of n samples whose standard error is known to be another than that of
 * independent ones: Wilson's, with as many samples as would have that error, n at most. Where the
 * share is 0 or 1 its error says nothing, and the samples are taken as independent.
 *
 * Source: Korn & Graubard, "Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data", 1998.
 */
export function shareInterval(options: {
  value: number;
  standardError: number;
  n: number;
}): [number, number] {
  const { value, standardError, n } = options;
  const independent = (value * (1 - value)) / n;
  const designEffect = independent > 0 ? standardError ** 2 / independent : 1;
  return wilsonInterval({ share: value, n: n / Math.max(1, designEffect) });
}
