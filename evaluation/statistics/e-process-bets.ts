import { at } from '#domain/at.ts';

/** Stakes that are mixed with equal weights: -1, -0.95, … 1. */
const STAKES = Array.from({ length: 41 }, (_, k) => (k - 20) / 20);

/** Bets on one mean after another; returns the log of the e-process so far. */
export type EProcessBets = (mean: number) => number;

/**
 * An e-process that bets on means as they come (clusterEProcess has its formula).
 *
 * @example
 *   const bet = createEProcessBets();
 *   bet(1);
 *   bet(1); // log of the average of (1 + λ)² over the stakes λ: log 1.35
 */
export function createEProcessBets(): EProcessBets {
  const logs = STAKES.map(() => 0);
  return (mean) => {
    STAKES.forEach((stake, k) => {
      logs[k] = at(logs, k, 'the stakes') + Math.log1p(stake * mean);
    });
    return logOfMean(logs);
  };
}

function logOfMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - most), 0);
  return most + Math.log(sum / logs.length);
}
