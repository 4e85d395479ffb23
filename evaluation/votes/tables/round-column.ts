import { at } from '#domain/at.ts';

/** How percentages are rounded for print. */
export const ROUNDINGS = ['half-up', 'largest-remainder'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** How many of how many votes a row of a column has. */
export type CountedRow = { count: number; of: number };

/**
 * Counts as tenths of a percent of `of` (411 is 41.1%), in exact integer arithmetic.
 *
 * `half-up` rounds each by itself, so a column may miss 100.0 by some tenths. `largest-remainder`
 * (Hamilton) rounds down and gives the missing tenths to the largest remainders, earlier rows first, so
 * a whole column sums to 100.0; rows of different wholes have no sum to keep, and are rounded half up.
 */
export function roundColumn(rows: readonly CountedRow[], rounding: Rounding): number[] {
  const [first] = rows;
  if (first === undefined || rounding === 'half-up' || rows.some(({ of }) => of !== first.of)) {
    return rows.map(({ count, of }) => (of === 0 ? 0 : Math.floor((2000 * count + of) / (2 * of))));
  }
  return largestRemainder(
    rows.map(({ count }) => count),
    first.of,
  );
}

function largestRemainder(counts: readonly number[], n: number): number[] {
  if (n === 0) return counts.map(() => 0);
  const tenths = counts.map((count) => Math.floor((1000 * count) / n));
  const whole = Math.round((1000 * counts.reduce((sum, c) => sum + c, 0)) / n);
  const missing = whole - tenths.reduce((sum, t) => sum + t, 0);
  const remainders = counts.map((count) => (1000 * count) % n);
  const first = [...counts.keys()]
    .sort((a, b) => at(remainders, b) - at(remainders, a) || a - b)
    .slice(0, missing);
  return tenths.map((value, row) => (first.includes(row) ? value + 1 : value));
}
