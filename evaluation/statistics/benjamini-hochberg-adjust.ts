/**
 * Benjamini and Hochberg's (1995) step-up adjustment: p values held against a false discovery rate.
 * For breakdowns, which are exploratory. Order is kept.
 *
 * @example benjaminiHochbergAdjust([0.01, 0.04, 0.03, 0.005]) // [0.02, 0.04, 0.04, 0.02]
 */
export function benjaminiHochbergAdjust(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m).fill(0);
  let running = 1;
  descending.forEach(({ p, index }, fromTop) => {
    running = Math.min(running, (p * m) / (m - fromTop));
    adjusted[index] = running;
  });
  return adjusted;
}
