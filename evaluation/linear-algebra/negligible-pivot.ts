/**
 * Up to what share of its diagonal entry a pivot of an n x n matrix is nothing but rounding: the
 * errors of n products, added up as if they were random.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, sections 2.8 and 10.3.
 */
export function negligiblePivot(n: number): number {
  return 4 * Math.sqrt(n) * Number.EPSILON;
}
