import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { preferenceRows } from '../results/preference-rows.ts';
import { findArm } from '../results/result-arm.ts';
import type { ResultArm } from '../results/result-arm.ts';
import type { IntervalFigure } from './draw-intervals.ts';
import { pointDomain } from './point-domain.ts';
import { preferenceRow } from './preference-row.ts';

/** What a figure of intervals shows; where it is drawn says how. */
export type IntervalContent = Pick<
  IntervalFigure,
  'title' | 'rows' | 'domain' | 'unit' | 'reference' | 'ends'
>;

/** Net preference by question and pair of arms; right of the line the first arm is preferred. */
export function preferenceFigure(table: ResultTable, arms: readonly ResultArm[]): IntervalContent {
  const rows = preferenceRows(table).flatMap(({ question, pair }) => {
    const names = pair.arms.map((key) => findArm(arms, key).label);
    const label = arms.length > 2 ? `${question}: ${names.join(' over ')}` : question;
    return preferenceRow({ label, pair, p: null, arms }) ?? [];
  });
  const [pair] = table.questions.flatMap(({ by_arm_pairs: pairs }) => pairs);
  return {
    ...{ title: 'Net preference', rows, domain: pointDomain(rows), unit: '', reference: 0 },
    ends: arms.length === 2 && pair !== undefined ? preferenceEnds(pair.arms, arms) : null,
  };
}

/** What the ends of a preference axis stand for: the second arm on the left, the first on the right. */
export function preferenceEnds(
  pair: readonly [string, string],
  arms: readonly ResultArm[],
): [string, string] {
  const [first, second] = pair;
  return [`${findArm(arms, second).label} preferred`, `${findArm(arms, first).label} preferred`];
}
