import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { withoutNoise } from '#domain/without-noise.ts';

/**
 * Exact two-sided sign test: how likely a split at least as uneven as wins : losses is when both are
 * equally probable (binomial with p = 1/2, doubled tail, at most 1). Ties are not passed in. It takes
 * votes as independent; read it beside the clustered interval.
 *
 * @example signTest({ wins: 10, losses: 2 }) // 0.03857
 */
export function signTest({ wins, losses }: { wins: number; losses: number }): number {
  const n = wins + losses;
  if (n === 0) return 1;
  return withoutNoise(Math.min(1, 2 * binomialCdf(Math.min(wins, losses), n, 0.5)));
}
