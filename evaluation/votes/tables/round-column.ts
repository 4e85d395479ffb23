/** How percentages are rounded for print. */
export const ROUNDINGS = ['half-up', 'largest-remainder'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * Counts as tenths of a percent of `n` (411 is 41.1%), in exact integer arithmetic.
 *
 * `half-up` rounds each by itself, so a column may miss 100.0 by some tenths. `largest-remainder`
 * (Hamilton) rounds down and gives the missing tenths to the largest remainders, earlier rows first, so
 * a whole column sums to 100.0.
 */
export function roundColumn(counts: readonly number[], n: number, rounding: Rounding): number[] {
  if (n === 0) return counts.map(() => 0);
  if (rounding === 'half-up') return counts.map((c) => Math.floor((2000 * c + n) / (2 * n)));
  const tenths = counts.map((count) => Math.floor((1000 * count) / n));
  const whole = Math.round((1000 * counts.reduce((sum, c) => sum + c, 0)) / n);
  const missing = whole - tenths.reduce((sum, t) => sum + t, 0);
  counts
    .map((count, row) => ({ row, remainder: (1000 * count) % n }))
    .sort((a, b) => b.remainder - a.remainder || a.row - b.row)
    .slice(0, missing)
    .forEach(({ row }) => {
      tenths[row] = (tenths[row] ?? 0) + 1;
    });
  return tenths;
}
