/**
 * E-value against "both arms are equally likely to win a decisive vote": the likelihood ratio with the
 * win share mixed over a symmetric Beta(a, a) distribution (Robbins 1970; Ramdas et al. 2023),
 *
 *   E = 2^n B(wins + a, losses + a) / B(a, a)
 *
 * For independent votes it exceeds 1/α at any time, however often one looks, with probability at most α
 * (Ville). As a log, so that it does not overflow.
 *
 * @example Math.exp(logSignEValue({ wins: 0, losses: 0 })) // 1
 */
export function logSignEValue(options: { wins: number; losses: number; a?: number }): number {
  const { wins, losses, a = 1 } = options;
  let log = (wins + losses) * Math.LN2;
  for (let i = 0; i < wins; i++) log += Math.log(a + i);
  for (let i = 0; i < losses; i++) log += Math.log(a + i);
  for (let i = 0; i < wins + losses; i++) log -= Math.log(2 * a + i);
  return log;
}
