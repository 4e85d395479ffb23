import type { PairResult, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';

/** One question about one pair of arms, with its p-values corrected over the primary family. */
export type PreferenceRow = {
  key: string;
  question: string;
  pair: PairResult;
  adjustedSignP: number | null;
  adjustedClusteredP: number | null;
};

/** Every question × pair of a table, in its order. */
export function preferenceRows(table: ResultTable): PreferenceRow[] {
  const { adjusted_p: sign, adjusted_p_clustered: clustered } = table.multiplicity;
  return table.questions.flatMap(({ id, title, by_arm_pairs: pairs }) =>
    pairs.map((pair) => {
      const name = pairs.length > 1 ? `${id}: ${pair.arms.join(' / ')}` : id;
      return {
        key: `${id} ${pair.arms.join(' ')}`,
        question: title,
        pair,
        adjustedSignP: sign[name] ?? null,
        adjustedClusteredP: clustered[name] ?? null,
      };
    }),
  );
}
