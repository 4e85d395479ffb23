// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs sixteen times the loop itself.
import type { Matrix } from './matrix.ts';

/** The sum of the products of the entries of two matrices of one size: tr(Aᵀ B). */
export function innerProduct(a: Matrix, b: Matrix): number {
  const [left, right] = [a.values, b.values];
  if (left.length !== right.length)
    throw new RangeError(`Matrices of ${left.length} and ${right.length} entries have no product.`);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}
