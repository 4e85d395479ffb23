import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { ClusteredVariances } from './clustered-variances.ts';
import { obrienFlemingSpending } from './obrien-fleming-spending.ts';
import { obrienFlemingBoundaries } from './obrien-fleming-boundaries.ts';

/** Share of α that the boundaries spend; the rest is kept for what the normal process does not know. */
const SPENT = 0.85;

/** Two clusters may agree by chance, and a test of a small level then takes that for certainty. */
const FEWEST_EFFECTIVE = 2.5;

/** Raters, and prompts, with which a look before the last can stop a study. */
export const FEWEST_AT_A_LOOK = 3;

/**
 * O'Brien-Fleming boundaries on |z| at so many equal shares of the planned votes, with z the normal
 * quantile of a clustered p value (the significance-level approach to t statistics: Jennison and
 * Turnbull 2000, section 3.8).
 *
 * That approach holds each look's own level, but t statistics of few clusters have less in common from
 * look to look than the normal process has, so that all of them together stop more often: at 5 raters,
 * who differ much and come one after another, up to 5.5% instead of 5. The boundaries therefore spend
 * 0.85 α (measured by `npm run simulate:coverage`); a single look is the test at α.
 *
 * @example lookBoundaries(2, 0.05) // 3.056, 2.036
 */
export function lookBoundaries(looks: number, alpha: number): number[] {
  const fractions = Array.from({ length: looks }, (_, k) => (k + 1) / looks);
  return obrienFlemingBoundaries(fractions, looks === 1 ? alpha : SPENT * alpha);
}

/**
 * The two-sided level at which each look tests.
 *
 * @example lookLevels(2, 0.05) // 0.0022, 0.0418
 */
export function lookLevels(looks: number, alpha: number): number[] {
  return lookBoundaries(looks, alpha).map((boundary) => 2 * normalCdf(-boundary, 0, 1));
}

/**
 * A level that each look does not exceed, without its boundary: what is spent up to it.
 *
 * @example mostAtLooks(2, 0.05) // 0.0042, 0.0425
 */
export function mostAtLooks(looks: number, alpha: number): number[] {
  if (looks === 1) return [alpha];
  return Array.from({ length: looks }, (_, k) =>
    obrienFlemingSpending((k + 1) / looks, SPENT * alpha),
  );
}

/**
 * Why a look before the last cannot stop a study on such votes, as a clause; null when it can. An early
 * look tests at a level such as 0.0002, which two raters reach in 0.4% of studies without a preference
 * just by agreeing, whatever their t quantile; three do not.
 */
export function earlyLookProblem({ raters, prompts }: ClusteredVariances): string | null {
  if (Math.min(raters.effective, prompts.effective) >= FEWEST_EFFECTIVE) return null;
  return `a look before the last stops only on the votes of at least ${FEWEST_AT_A_LOOK} raters on at least ${FEWEST_AT_A_LOOK} prompts, in about equal numbers`;
}
