import tCdf from '@stdlib/stats-base-dists-t-cdf';

const STEPS = 60;
const MOST = 1e6;
/** A critical value to 15 digits and the distribution function tell no more of them than this. */
const DIGITS = 11;

/**
 * The degrees of freedom at which t(1 - α/2) is a critical value: what an interval of so many standard
 * errors to each side comes to. Null when that is no more than the normal quantile.
 *
 * @example degreesOfFreedom(2.262157, 0.05) // 9
 */
export function degreesOfFreedom(critical: number, alpha: number): number | null {
  const tooFew = (df: number): boolean => 2 * tCdf(-critical, df) > alpha;
  if (tooFew(MOST)) return null;
  let [low, high] = [Math.log(1e-3), Math.log(MOST)];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (tooFew(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Number(Math.exp((low + high) / 2).toPrecision(DIGITS));
}
