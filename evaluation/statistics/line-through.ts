import { at } from '#domain/at.ts';

/** Ordinary least squares y = intercept + slope x. */
export function lineThrough(
  x: readonly number[],
  y: readonly number[],
): { intercept: number; slope: number } {
  const { meanX, spread } = spreadOf(x);
  const slope = x.reduce((sum, v, i) => sum + (v - meanX) * at(y, i), 0) / spread;
  const intercept = lineWeights(x).reduce((sum, weight, i) => sum + weight * at(y, i), 0);
  return { intercept, slope };
}

/** What each point's y counts in the intercept of the line. */
export function lineWeights(x: readonly number[]): number[] {
  const { meanX, spread } = spreadOf(x);
  return x.map((v) => 1 / x.length - (meanX * (v - meanX)) / spread);
}

function spreadOf(x: readonly number[]): { meanX: number; spread: number } {
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length;
  return { meanX, spread: x.reduce((sum, value) => sum + (value - meanX) ** 2, 0) };
}
