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
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreeing += 1;
  }
  const n = pairs.length;
  let chance = 0;
  for (const [value, count] of first) chance += (count / n) * ((second.get(value) ?? 0) / n);
  return chance < 1 ? (agreeing / n - chance) / (1 - chance) : null;
}
