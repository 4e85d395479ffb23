import { familyName } from '#evaluation/votes/results/family-name.ts';
import type { PairResult, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

/** One question about one pair of arms, with its p-values corrected over the primary family. */
export type PreferenceRow = {
  key: string;
  question: string;
  pair: PairResult;
  adjustedP: number | null;
  adjustedSignP: number | null;
};

/** Every question × pair of a table, in its order. */
export function preferenceRows(table: ResultTable): PreferenceRow[] {
  const { adjusted_p: net, adjusted_p_sign_test: sign } = table.multiplicity;
  return table.questions.flatMap((question) =>
    question.by_arm_pairs.map((pair) => {
      const name = familyName(question, pair.arms);
      return {
        key: `${question.id} ${pair.arms.join(' ')}`,
        question: question.title,
        pair,
        adjustedP: net[name] ?? pair.net_preference.p,
        adjustedSignP: sign[name] ?? null,
      };
    }),
  );
}

/** The question, and where there are several pairs of arms which of them. */
export function nameOfPreference(
  { question, pair }: Pick<PreferenceRow, 'question' | 'pair'>,
  arms: readonly ResultArm[],
): string {
  if (arms.length <= 2) return question;
  return `${question}: ${pair.arms.map((key) => findArm(arms, key).label).join(' over ')}`;
}
