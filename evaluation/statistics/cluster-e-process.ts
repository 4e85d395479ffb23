import { at } from '#domain/at.ts';
import { last } from '#domain/last.ts';
/** Stakes that are mixed with equal weights: -1, -0.95, … 1. */
const STAKES = Array.from({ length: 41 }, (_, k) => (k - 20) / 20);

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
  const logs = STAKES.map(() => 0);
  return means.map((mean) => {
    STAKES.forEach((stake, k) => {
      logs[k] = at(logs, k, 'the stakes') + Math.log1p(stake * mean);
    });
    return logOfMean(logs);
  });
}

function logOfMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - most), 0);
  return most + Math.log(sum / logs.length);
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
