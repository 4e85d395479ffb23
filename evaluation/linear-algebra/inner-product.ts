import { at } from '#domain/at.ts';
import type { Matrix } from './matrix.ts';

/** The sum of the products of the entries of two matrices of one size: tr(Aᵀ B). */
export function innerProduct(a: Matrix, b: Matrix): number {
  return a.values.reduce((sum, value, i) => sum + value * at(b.values, i, 'the matrix'), 0);
}
