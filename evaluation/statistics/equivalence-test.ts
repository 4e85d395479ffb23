import tCdf from '@stdlib/stats-base-dists-t-cdf';

/**
 * Two one-sided tests of equivalence (Schuirmann 1987): is a difference within ± margin? The p value
 * is the larger of the two one-sided ones; equivalent when it is below alpha, which is the same as the
 * (1 - 2 alpha) interval lying inside the margin.
 *
 * @example equivalenceTest({ estimate: 0, se: 0.03, df: 29, margin: 0.1 }).equivalent // true
 */
export function equivalenceTest(options: {
  estimate: number;
  se: number;
  df: number;
  margin: number;
  alpha?: number;
}): { margin: number; p: number; equivalent: boolean } {
  const { estimate, se, margin, alpha = 0.05 } = options;
  const df = Math.min(options.df, 1e8);
  const above = upperTail(estimate + margin, se, df);
  const below = upperTail(margin - estimate, se, df);
  const p = Math.max(above, below);
  return { margin, p, equivalent: p < alpha };
}

function upperTail(distance: number, se: number, df: number): number {
  if (se === 0) return distance > 0 ? 0 : 1;
  return tCdf(-distance / se, df);
}
