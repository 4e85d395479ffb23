import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * How much of α is spent when a share t of the information is in, by Lan and DeMets' (1983) spending of
 * O'Brien and Fleming's kind:
 *
 *   α(t) = 4 - 4 Φ(z(1 - α/4) / sqrt(t))
 *
 * @example obrienFlemingSpending(0.5, 0.05) // 0.0031
 */
export function obrienFlemingSpending(t: number, alpha: number): number {
  return 4 * normalCdf(-normalQuantile(1 - alpha / 4, 0, 1) / Math.sqrt(t), 0, 1);
}
