import { at } from '#domain/at.ts';
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
  for (let cell = 0; cell < matrix.length; cell++) {
    const c = Math.floor(cell / values);
    margin[c] = at(margin, c) + at(matrix, cell);
    n += at(matrix, cell);
  }
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values; c++) {
    for (let k = c + 1; k < values; k++) {
      const distance = level === 'nominal' ? 1 : ordinalDistance(margin, c, k);
      observed += at(matrix, c * values + k) * distance;
      expected += at(margin, c) * at(margin, k) * distance;
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function ordinalDistance(margin: Float64Array, c: number, k: number): number {
  let between = -(at(margin, c) + at(margin, k)) / 2;
  for (let g = c; g <= k; g++) between += at(margin, g);
  return between * between;
}
