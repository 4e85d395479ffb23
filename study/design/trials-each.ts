import type { Protocol } from '../protocol/protocol.ts';

/**
 * Main trials a rater: all comparisons, or the share that gives each of them `per_comparison`
 * raters, and never more than `max_trials_each`.
 */
export function trialsEach({ raters }: Pick<Protocol, 'raters'>, comparisons: number): number {
  const most = raters.max_trials_each ?? comparisons;
  if (raters.per_comparison === 'all') return Math.min(most, comparisons);
  const share = Math.ceil((raters.per_comparison * comparisons) / raters.expected);
  return Math.max(1, Math.min(most, share, comparisons));
}
