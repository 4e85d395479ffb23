import { columnMeans, centredRows } from './moments.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';

/**
 * Two sets less the mean of the second. Distances between samples do not change with it, but keep
 * their digits when they are computed from squares and products, whatever offset the features share.
 */
export function centredTogether(a: Matrix, b: Matrix): { a: Matrix; b: Matrix } {
  const centre = columnMeans(b);
  return { a: centredRows(a, centre), b: centredRows(b, centre) };
}
