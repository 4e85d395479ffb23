import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * Decisive votes a two-sided sign test needs to see a win share p with the given power, were votes
 * independent (normal approximation):
 *
 *   n = [z(1 - α/2) / 2 + z(power) sqrt(p (1 - p))]² / (p - 1/2)²
 *
 * Infinity at p = 1/2.
 *
 * @example decisiveVotesNeeded({ winShare: 0.55 }) // 783
 */
export function decisiveVotesNeeded(options: {
  winShare: number;
  power?: number;
  alpha?: number;
}): number {
  const { winShare: p, power = 0.8, alpha = 0.05 } = options;
  const z = (q: number): number => normalQuantile(q, 0, 1);
  const root = z(1 - alpha / 2) / 2 + z(power) * Math.sqrt(p * (1 - p));
  const n = (root * root) / (p - 0.5) ** 2;
  return Number.isFinite(n) ? Math.ceil(n) : Infinity;
}

/** Votes to collect: decisive ones / (1 - ties - neither), times the design effect, rounded up. */
export function votesNeeded(options: {
  decisive: number;
  ties: number;
  neither: number;
  designEffect: number;
}): number {
  const { decisive, ties, neither, designEffect } = options;
  return Math.ceil((decisive / (1 - ties - neither)) * designEffect - 1e-9);
}
