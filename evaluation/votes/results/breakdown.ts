import { benjaminiHochbergAdjust } from '../../statistics/benjamini-hochberg-adjust.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { Breakdown, BreakdownKey } from './result-table-shape.ts';
import { tableColumn } from './table-column.ts';

/** A question with the group (a place in `values`) that each of its votes belongs to. */
export type GroupedQuestion = {
  id: string;
  title: string;
  votes: OrientedVotes;
  group: Int32Array;
};

/**
 * The table once for each category, challenge, rater or prompt, without bootstraps. Exploratory: sign
 * tests are adjusted over all groups and questions by Benjamini and Hochberg.
 */
export function breakdown(
  by: BreakdownKey,
  questions: readonly GroupedQuestion[],
  settings: AnalysisSettings & { values: readonly string[] },
): Breakdown {
  const parts = questions.map((question) => indicesByGroup(question.group));
  const groups = settings.values.map((value, group) => ({
    value,
    questions: questions.map(({ id, title, votes }, at) =>
      tableColumn(selectVotes(votes, parts[at]?.get(group) ?? []), { ...settings, id, title }),
    ),
  }));
  const tested = groups.flatMap((group) => group.questions.filter((q) => q.sign_test !== null));
  const adjusted = benjaminiHochbergAdjust(tested.map((q) => q.sign_test?.p_two_sided ?? 1));
  tested.forEach((q, i) => {
    q.adjusted_p = adjusted[i] ?? null;
  });
  const shown = groups
    .filter((group) => group.questions.some((q) => q.n > 0))
    .sort((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true }));
  return { by, exploratory: true, method: 'benjamini-hochberg', groups: shown };
}

function indicesByGroup(group: Int32Array): Map<number, number[]> {
  const indices = new Map<number, number[]>();
  group.forEach((code, i) => {
    const own = indices.get(code);
    if (own) own.push(i);
    else indices.set(code, [i]);
  });
  return indices;
}
