import { at } from '#domain/at.ts';

/**
 * The variance of a Fréchet distance that is left where its influences vanish, between (nearly) equal
 * distributions: there it is a quadratic form of the deviations of means and covariances,
 *
 *   |Δm|² + ½ Σ_ij ΔS_ij² / (λ_i + λ_j),
 *
 * in the basis of the common covariance, whose eigenvalues λ are taken to be the `roots` of the
 * distance. With normal samples the deviations are independent, of variances λ_i τ and
 * λ_i λ_j τ (twice that for i = j), where τ is the sum of 1/n over the sampled sets, so that
 * the variance is 2 τ² (Σ_i λ_i² + Σ_{i ≤ j} (λ_i λ_j / (λ_i + λ_j))²).
 *
 * Source: Bhatia, Jain & Lim, "On the Bures-Wasserstein distance between positive definite matrices",
 * Expositiones Mathematicae 2019 (its second derivative); Anderson, An Introduction to Multivariate
 * Statistical Analysis, section 3.4 (the variances).
 */
export function pairsVariance(roots: Float64Array, sizes: readonly number[]): number {
  const tau = sizes.reduce((total, n) => total + 1 / n, 0);
  let sum = 0;
  for (let i = 0; i < roots.length; i++) {
    const first = at(roots, i);
    if (first <= 0) continue;
    sum += first * first;
    for (let j = 0; j <= i; j++) {
      const second = Math.max(0, at(roots, j));
      sum += ((first * second) / (first + second)) ** 2;
    }
  }
  return 2 * tau * tau * sum;
}
