import { naturalOrder } from '#domain/natural-order.ts';
import { benjaminiHochbergAdjust } from '../../statistics/benjamini-hochberg-adjust.ts';
import { selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import { placesByCode } from '../rows/places-by-code.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import type {
  Breakdown,
  BreakdownColumn,
  BreakdownKey,
  BreakdownPair,
} from './result-table-shape.ts';
import { tableColumn } from './table-column.ts';

/** A question with the group (a place in `values`) that each of its votes belongs to. */
export type GroupedQuestion = {
  id: string;
  title: string;
  votes: OrientedVotes;
  group: Int32Array;
};

/** Of a group that has no vote on a question. */
const NO_PLACES = new Int32Array(0);

type Group = Breakdown['groups'][number];

/**
 * The table once for each category, challenge, rater or prompt, with every pair of arms, without
 * bootstraps. Exploratory: the tests are adjusted over all groups, questions and pairs by Benjamini and
 * Hochberg.
 */
export function breakdown(
  by: BreakdownKey,
  questions: readonly GroupedQuestion[],
  settings: AnalysisSettings & { values: readonly string[] },
): Breakdown {
  const parts = questions.map((question) => ({
    ...question,
    places: placesByCode(question.group),
  }));
  const groups = settings.values.map((value, group) => ({
    value,
    questions: parts.map(({ id, title, votes, places }) =>
      tableColumn(selectVotes(votes, places.get(group) ?? NO_PLACES), { ...settings, id, title }),
    ),
  }));
  return {
    by,
    exploratory: true,
    method: 'benjamini-hochberg',
    groups: adjusted(groups)
      .filter((group) => group.questions.some((q) => q.n > 0))
      .sort((a, b) => naturalOrder(a.value, b.value)),
  };
}

function adjusted(groups: readonly Group[]): Group[] {
  const pairs = groups.flatMap(({ questions }) => questions.flatMap((q) => q.by_arm_pairs));
  const net = adjustedBy(pairs, (pair) => pair.net_preference.p);
  const sign = adjustedBy(pairs, (pair) => pair.sign_test.p_two_sided);
  const column = (question: BreakdownColumn): BreakdownColumn => {
    const own = question.by_arm_pairs.map((pair) => ({
      ...pair,
      adjusted_p: net.get(pair) ?? null,
      adjusted_p_sign_test: sign.get(pair) ?? null,
    }));
    const only = own.length === 1 ? own[0] : undefined;
    return { ...question, by_arm_pairs: own, adjusted_p: only?.adjusted_p ?? null };
  };
  return groups.map(({ value, questions }) => ({ value, questions: questions.map(column) }));
}

/** Adjusted p values of those pairs that have one. */
function adjustedBy(
  pairs: readonly BreakdownPair[],
  pOf: (pair: BreakdownPair) => number | null,
): Map<BreakdownPair, number> {
  const tested = pairs.flatMap((pair) => {
    const p = pOf(pair);
    return p === null ? [] : [{ pair, p }];
  });
  const values = benjaminiHochbergAdjust(tested.map(({ p }) => p));
  return new Map(values.flatMap((p, i) => (tested[i] ? [[tested[i].pair, p] as const] : [])));
}
