import type { PrintedCell } from './printed-table.ts';

/**
 * A share as text, with its interval in brackets when asked for.
 *
 * @example printCell({ percent: '41.1', low: '38.1', high: '44.2' }, true) // '41.1% [38.1, 44.2]'
 */
export function printCell({ percent, low, high }: PrintedCell, intervals: boolean): string {
  return intervals ? `${percent}% [${low}, ${high}]` : `${percent}%`;
}
