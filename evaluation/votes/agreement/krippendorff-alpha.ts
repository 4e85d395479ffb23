import type { Coincidences } from './coincidence-matrix.ts';

/** How far apart two answers are: all alike, or by rank. */
export type AgreementLevel = 'nominal' | 'ordinal';

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"):
 *
 *   α = 1 - (n - 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck
 *
 * with δ² = [c ≠ k] (nominal) or (Σ_{g=c..k} n_g - (n_c + n_k) / 2)² (ordinal). Takes missing answers
 * and any number of raters. `null` when all answers are the same (nothing to disagree about) or there
 * are no pairs.
 */
export function krippendorffAlpha(
  coincidences: Coincidences,
  level: AgreementLevel,
): number | null {
  const { values, matrix } = coincidences;
  const margin = new Float64Array(values);
  let n = 0;
  for (let at = 0; at < matrix.length; at++) {
    const c = Math.floor(at / values);
    margin[c] = (margin[c] ?? 0) + (matrix[at] ?? 0);
    n += matrix[at] ?? 0;
  }
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values; c++) {
    for (let k = c + 1; k < values; k++) {
      const distance = level === 'nominal' ? 1 : ordinalDistance(margin, c, k);
      observed += (matrix[c * values + k] ?? 0) * distance;
      expected += (margin[c] ?? 0) * (margin[k] ?? 0) * distance;
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function ordinalDistance(margin: Float64Array, c: number, k: number): number {
  let between = -((margin[c] ?? 0) + (margin[k] ?? 0)) / 2;
  for (let g = c; g <= k; g++) between += margin[g] ?? 0;
  return between * between;
}
