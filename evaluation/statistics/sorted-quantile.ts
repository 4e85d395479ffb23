import { at } from '#domain/at.ts';
/**
 * Quantile of an ascending sample by linear interpolation (type 7 of Hyndman and Fan 1996, numpy's
 * and R's default). NaN for an empty sample.
 *
 * @example sortedQuantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function sortedQuantile(ascending: ArrayLike<number>, probability: number): number {
  if (ascending.length === 0) return NaN;
  const position = (ascending.length - 1) * probability;
  const below = Math.floor(position);
  const low = at(ascending, below, 'the sample');
  const high = at(ascending, Math.min(below + 1, ascending.length - 1), 'the sample');
  return low + (position - below) * (high - low);
}
