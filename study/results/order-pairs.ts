import { naturalOrder } from '#domain/natural-order.ts';
import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import { nameOfPair } from './metric-disagreements.ts';
import type { MetricDisagreement } from './metric-disagreements.ts';

/** By how far raters disagree, by how far people disagree with a metric, or as in the study. */
export const PAIR_ORDERS = ['split', 'agreed', 'metric', 'number'] as const;
export type PairOrder = (typeof PAIR_ORDERS)[number];

/**
 * Pairs in an order. Those on which fewer than two raters answered come last by how far raters disagree;
 * by the metric, those come last of which it says nothing.
 */
export function orderPairs(
  pairs: readonly PairVotes[],
  order: PairOrder,
  disagreements: ReadonlyMap<string, MetricDisagreement> = new Map(),
): PairVotes[] {
  const key = (pair: PairVotes): number | null => {
    if (order === 'number') return 0;
    if (order !== 'metric') return order === 'split' ? pair.split : pair.split && -pair.split;
    return disagreements.get(nameOfPair(pair))?.against ?? null;
  };
  const keyed = pairs.map((pair) => ({ pair, key: key(pair) }));
  const sorted = keyed.toSorted((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || byNumber(a.pair, b.pair);
    const more = order === 'number' ? 0 : b.key - a.key || answersOf(b.pair) - answersOf(a.pair);
    return more || byNumber(a.pair, b.pair);
  });
  return sorted.map(({ pair }) => pair);
}

function answersOf({ counts: { first, second, on_par: onPar, neither } }: PairVotes): number {
  return first + second + onPar + neither;
}

function byNumber(a: PairVotes, b: PairVotes): number {
  return naturalOrder(a.comparison, b.comparison);
}
