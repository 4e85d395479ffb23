import type { Departure } from '#evaluation/votes/results/result-table-shape.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table-options.ts';

type Chosen = Pick<
  ResultTableOptions,
  'alpha' | 'equivalenceMargin' | 'primary' | 'arms' | 'questions'
>;

/**
 * Where what was chosen for a table is not what the protocol declared, by the paths of its file. The
 * order of rows, breakdowns and the bootstrap are no part of a plan.
 */
export function departuresOf(declared: Chosen, chosen: Chosen): Departure[] {
  const { alpha, equivalenceMargin: margin, primary } = chosen;
  const all = (declared.questions ?? []).map(({ id }) => id);
  return [
    ...departure('analysis.alpha', declared.alpha, alpha),
    ...departure('analysis.equivalence_margin', declared.equivalenceMargin, margin),
    ...departure('analysis.primary', listOf(declared.primary ?? all), primary && listOf(primary)),
    ...(chosen.arms ?? []).flatMap(({ key, label }) =>
      departure(`arms.${key}.label`, labelOf(declared.arms, key), label),
    ),
    ...(chosen.questions ?? []).flatMap(({ id, title }) =>
      departure(`questions.${id}.title`, titleOf(declared.questions, id), title),
    ),
  ];
}

type Value = number | string | undefined;

/** What is not chosen is as declared; and what nobody declared is nothing to depart from. */
function departure(setting: string, declared: Value, used: Value): Departure[] {
  if (used === undefined || declared === undefined || used === declared) return [];
  return [{ setting, declared, used }];
}

function listOf(names: readonly string[]): string {
  return [...new Set(names)].toSorted().join(', ');
}

function labelOf(arms: Chosen['arms'], key: string): string | undefined {
  return arms?.find((arm) => arm.key === key)?.label;
}

function titleOf(questions: Chosen['questions'], id: string): string | undefined {
  return questions?.find((question) => question.id === id)?.title;
}
