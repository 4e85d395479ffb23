// A hot loop of `npm run bench:statistics` (2,000 bootstraps): elements of columns are read with a default
// that is never used.
import { at } from '#domain/at.ts';
import type { AnswerCounts } from './answer-counts.ts';

/** What every agreement coefficient here needs from a set of units, and sums over sets. */
export type Coincidences = {
  values: number;
  /** o[c * values + k]: pairs of answers (c, k) within units, each unit's weighted 1 / (m_u - 1) */
  matrix: Float64Array;
  agreeingPairs: number;
  pairs: number;
};

/**
 * Coincidences (Krippendorff 2011, step 2) of each cluster of units. Units with fewer than two answers
 * say nothing about agreement and are left out.
 *
 *   o_ck = Σ_units n_uc (n_uk - [c = k]) / (m_u - 1)
 */
export function coincidencesByCluster(answers: AnswerCounts): Coincidences[] {
  const { values } = answers;
  const byCluster = new Map<number, Coincidences>();
  for (let unit = 0; unit < answers.units; unit++) {
    const row = answers.counts.subarray(unit * values, (unit + 1) * values);
    const m = row.reduce((sum, count) => sum + count, 0);
    if (m < 2) continue;
    const cluster = at(answers.cluster, unit);
    const into = byCluster.get(cluster) ?? emptyCoincidences(values);
    byCluster.set(cluster, into);
    into.pairs += (m * (m - 1)) / 2;
    for (let c = 0; c < values; c++) {
      const count = at(row, c);
      into.agreeingPairs += (count * (count - 1)) / 2;
      for (let k = 0; k < values; k++) {
        const cell = c * values + k;
        const both = count * (at(row, k) - (c === k ? 1 : 0));
        into.matrix[cell] = at(into.matrix, cell) + both / (m - 1);
      }
    }
  }
  return [...byCluster.values()];
}

function emptyCoincidences(values: number): Coincidences {
  return { values, matrix: new Float64Array(values * values), agreeingPairs: 0, pairs: 0 };
}

/** Sum of clusters, each taken once. */
export function sumCoincidences(clusters: readonly Coincidences[], values: number): Coincidences {
  return coincidenceAdder(clusters, values)(new Uint8Array(clusters.length).fill(1));
}

/** Gives the sum of clusters, the i-th of them taken `times[i]` times, again and again. */
export function coincidenceAdder(
  clusters: readonly Coincidences[],
  values: number,
): (times: Uint8Array) => Coincidences {
  const width = values * values + 2;
  const rows = new Float64Array(clusters.length * width);
  clusters.forEach(({ matrix, agreeingPairs, pairs }, i) => {
    rows.set(matrix, i * width);
    rows.set([agreeingPairs, pairs], (i + 1) * width - 2);
  });
  return (times) => {
    const total = new Float64Array(width);
    addRows(rows, times, total);
    const matrix = total.subarray(0, width - 2);
    return { values, matrix, agreeingPairs: at(total, width - 2), pairs: at(total, width - 1) };
  };
}

function addRows(rows: Float64Array, times: Uint8Array, total: Float64Array): void {
  const width = total.length;
  for (let i = 0; i < times.length; i++) {
    const weight = times[i] ?? 0;
    if (weight === 0) continue;
    const from = i * width;
    for (let k = 0; k < width; k++) {
      total[k] = (total[k] ?? 0) + weight * (rows[from + k] ?? 0);
    }
  }
}
