import { at } from '#domain/at.ts';
import { lineWeights } from '../../statistics/line-through.ts';

/**
 * The variance that a line's value at 0 has from its points being distances of nested random subsets,
 * in units of the variance of pairs of the whole sets. The points stand at one over the subsets'
 * shares; what pairs move the distance of a share s beyond that of the whole is a quadratic form of
 * the deviation of the subset's mean from the whole's, of variance (1/s - 1)². Of two nested subsets
 * the smaller one's deviation is the larger one's and something independent, so that the covariance is
 * the larger one's variance.
 */
export function nestedLineVariance(inverseShares: readonly number[]): number {
  const weights = lineWeights(inverseShares);
  let sum = 0;
  weights.forEach((first, i) => {
    weights.forEach((second, j) => {
      const larger = Math.min(at(inverseShares, i), at(inverseShares, j));
      sum += first * second * (larger - 1) ** 2;
    });
  });
  return sum;
}
