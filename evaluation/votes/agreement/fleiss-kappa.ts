import { at } from '#domain/at.ts';
import type { AnswerCounts } from './answer-counts.ts';
import type { Coincidences } from './coincidence-matrix.ts';

/** Answers per unit when every unit has the same number, at least two; `null` otherwise. */
export function completeDesign(answers: AnswerCounts): number | null {
  let common: number | null = null;
  for (let unit = 0; unit < answers.units; unit++) {
    let m = 0;
    for (let c = 0; c < answers.values; c++) m += at(answers.counts, unit * answers.values + c);
    if (m < 2 || (common !== null && m !== common)) return null;
    common = m;
  }
  return common;
}

/**
 * Fleiss' kappa (Fleiss 1971), for designs where every unit has equally many answers
 * (`completeDesign`):
 *
 *   κ = (P̄ - P_e) / (1 - P_e)
 *
 * with P̄ the share of agreeing pairs and P_e = Σ p_c². `null` when all answers are the same.
 */
export function fleissKappa(coincidences: Coincidences): number | null {
  const { values, matrix } = coincidences;
  const n = matrix.reduce((sum, o) => sum + o, 0);
  let chance = 0;
  for (let c = 0; c < values; c++) {
    const margin = matrix.subarray(c * values, (c + 1) * values).reduce((sum, o) => sum + o, 0);
    chance += (margin / n) ** 2;
  }
  const agreement = coincidences.agreeingPairs / coincidences.pairs;
  return chance < 1 && n > 0 ? (agreement - chance) / (1 - chance) : null;
}
