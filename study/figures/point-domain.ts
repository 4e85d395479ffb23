import type { IntervalRow } from './interval-row.ts';

/** A symmetric range of percentage points, in tens, that holds every interval. */
export function pointDomain(
  rows: readonly Pick<IntervalRow, 'value' | 'interval'>[],
): [number, number] {
  const ends = rows.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const farthest = Math.max(10, ...ends.map(Math.abs));
  const end = Math.min(100, 10 * Math.ceil(farthest / 10));
  return [-end, end];
}
