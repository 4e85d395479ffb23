import type {
  Breakdown,
  BreakdownKey,
  QuestionResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { findArm } from '../results/result-arm.ts';
import type { ResultArm } from '../results/result-arm.ts';
import type { IntervalRow } from './interval-row.ts';
import { pointDomain } from './point-domain.ts';
import { preferenceEnds, type IntervalContent } from './preference-figure.ts';
import { preferenceRow } from './preference-row.ts';

/** By what the votes are parted in forest plots, and how one such part is called. */
export const FOREST_KEYS = ['category', 'challenge', 'rater'] as const;

export type Forest = {
  by: BreakdownKey;
  /** one a question and pair of arms, all on one scale */
  panels: (IntervalContent & { key: string })[];
};

/**
 * The net preference in each part of the votes with its interval, all votes below them: one panel for
 * each question and pair of arms. Raters are in the order of their preference, other parts by name.
 * Nothing where the votes have no such parts.
 */
export function forestOf(
  breakdown: Breakdown,
  { questions }: Pick<ResultTable, 'questions'>,
  arms: readonly ResultArm[],
): Forest | null {
  const { by, groups } = breakdown;
  if (groups.every(({ value }) => value === '')) return null;
  const panels = questions.flatMap((question) =>
    question.by_arm_pairs.map((pair) => {
      const names = pair.arms.map((key) => findArm(arms, key).label).join(' over ');
      const several = question.by_arm_pairs.length > 1;
      return {
        key: `${question.id} ${pair.arms.join(' ')}`,
        title: `${question.title}${several ? `, ${names},` : ''} by ${by}`,
        rows: [...partRows(breakdown, question, { pair, arms }), ...wholeRow(pair, arms)],
        ends: preferenceEnds(pair.arms, arms),
      };
    }),
  );
  const shown = panels.filter(({ rows }) => rows.length > 1);
  if (shown.length === 0) return null;
  const domain = pointDomain(shown.flatMap(({ rows }) => rows));
  return { by, panels: shown.map((panel) => ({ ...panel, domain, unit: '', reference: 0 })) };
}

type Pair = QuestionResult['by_arm_pairs'][number];

function partRows(
  { by, groups }: Breakdown,
  question: QuestionResult,
  { pair, arms }: { pair: Pair; arms: readonly ResultArm[] },
): IntervalRow[] {
  const rows = groups.flatMap(({ value, questions }) => {
    const own = questions
      .find(({ id }) => id === question.id)
      ?.by_arm_pairs.find((one) => one.arms.join(' ') === pair.arms.join(' '));
    if (own === undefined) return [];
    const label = `${value === '' ? `no ${by}` : value} (n ${own.n}${ofOneAlone(own, by)})`;
    return preferenceRow({ label, pair: own, p: own.adjusted_p, arms }) ?? [];
  });
  return by === 'rater' ? rows.toSorted((a, b) => b.value - a.value) : rows;
}

/** That the interval speaks of one prompt or one rater alone, so that there is no test. */
function ofOneAlone(
  { net_preference: { variances } }: Pick<Pair, 'net_preference'>,
  by: BreakdownKey,
): string {
  const alone = (['rater', 'prompt'] as const).filter(
    (what) => what !== by && variances?.[`${what}s`].clusters === 1,
  );
  return alone.map((what) => `, one ${what}`).join('');
}

function wholeRow(pair: Pair, arms: readonly ResultArm[]): IntervalRow[] {
  const row = preferenceRow({ label: `All votes (n ${pair.n})`, pair, p: null, arms });
  return row === null ? [] : [{ ...row, isWhole: true }];
}
