import { at } from '#domain/at.ts';

/** Ordinary least squares y = intercept + slope x, with the standard error of the intercept. */
export function lineThrough(
  x: readonly number[],
  y: readonly number[],
): { intercept: number; slope: number; standardError: number } {
  const n = x.length;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  const slope = x.reduce((sum, v, i) => sum + (v - meanX) * (at(y, i) - meanY), 0) / spread;
  const intercept = meanY - slope * meanX;
  const residual = x.reduce((sum, v, i) => sum + (at(y, i) - intercept - slope * v) ** 2, 0);
  const standardError = Math.sqrt((residual / (n - 2)) * (1 / n + meanX ** 2 / spread));
  return { intercept, slope, standardError };
}
