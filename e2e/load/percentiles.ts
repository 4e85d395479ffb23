import { at } from '#domain/at.ts';

/** Where times of answering lie, in ms. */
export type Times = { n: number; p50: number; p95: number; p99: number; most: number };

/** Percentiles by nearest rank: the smallest time that so many of the times do not exceed. */
export function percentiles(times: readonly number[]): Times | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number): number =>
    at(sorted, Math.ceil(share * sorted.length) - 1, 'the times');
  return {
    n: sorted.length,
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    most: rank(1),
  };
}
