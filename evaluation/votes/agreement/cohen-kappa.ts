import { counted } from '#domain/counted.ts';
/**
 * Cohen's kappa (1960) of paired answers, for example a rater's first and repeated ones:
 *
 *   κ = (P_o - P_e) / (1 - P_e),  P_e = Σ_c p_c q_c
 *
 * `null` without pairs or when chance agreement is complete.
 */
export function cohenKappa(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length === 0) return null;
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  let agreeing = 0;
  for (const [a, b] of pairs) {
    first.set(a, counted(first, a) + 1);
    second.set(b, counted(second, b) + 1);
    if (a === b) agreeing += 1;
  }
  const n = pairs.length;
  let chance = 0;
  for (const [value, count] of first) chance += (count / n) * (counted(second, value) / n);
  return chance < 1 ? (agreeing / n - chance) / (1 - chance) : null;
}
