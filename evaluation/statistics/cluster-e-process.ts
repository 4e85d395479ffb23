import { last } from '#domain/last.ts';
import { createEProcessBets } from './e-process-bets.ts';

/**
 * Logs of an e-process against "the means of clusters are 0 on average", after each cluster in turn. A
 * mean x between -1 and 1 multiplies the money staked at λ by 1 + λ x (Waudby-Smith and Ramdas 2024,
 * "Estimating means of bounded random variables by betting"), and the stakes are mixed:
 *
 *   E_k = average over λ of Π_{g <= k} (1 + λ x_g)
 *
 * Where clusters are drawn from a population in which they average 0, whatever the votes within one
 * have in common, E exceeds 1/α at any time with probability at most α (Ville 1939).
 *
 * @example clusterEProcess([1, 1]).at(-1) // log of the average of (1 + λ)²: log 1.35
 */
export function clusterEProcess(means: readonly number[]): number[] {
  const bet = createEProcessBets();
  return means.map((mean) => bet(mean));
}

/** The log of the e-process after all of these clusters, in whatever order; 0 without any. */
export function eProcessAtEnd(means: readonly number[]): number {
  return means.length === 0 ? 0 : last(clusterEProcess(means));
}

/**
 * The fewest clusters with which the e-process can reach 1/α at all: when every vote is for one arm.
 *
 * @example fewestClustersForEProcess(0.05) // 8
 */
export function fewestClustersForEProcess(alpha: number): number {
  const unanimous: number[] = [1];
  while (last(clusterEProcess(unanimous)) < -Math.log(alpha)) unanimous.push(1);
  return unanimous.length;
}
