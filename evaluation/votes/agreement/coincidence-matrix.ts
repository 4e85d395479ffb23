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

/** Sum of clusters, each taken `times[i]` times (once by default). */
export function sumCoincidences(
  clusters: readonly Coincidences[],
  values: number,
  times?: ArrayLike<number>,
): Coincidences {
  const total = emptyCoincidences(values);
  clusters.forEach((cluster, i) => {
    const weight = times ? (times[i] ?? 0) : 1;
    if (weight === 0) return;
    total.agreeingPairs += weight * cluster.agreeingPairs;
    total.pairs += weight * cluster.pairs;
    const { matrix } = total;
    for (let k = 0; k < matrix.length; k++) {
      matrix[k] = (matrix[k] ?? 0) + weight * (cluster.matrix[k] ?? 0);
    }
  });
  return total;
}
