import { withFormulaGuard } from '#evaluation/votes/rows/formula-guard.ts';
import type { ComparedPair, Comparison, StudyVerdict } from './comparison.ts';
import { tidyCsv } from './tidy-csv.ts';

const HEAD = [
  ...['question', 'title', 'first_arm', 'second_arm', 'first_label', 'second_label', 'study'],
  ...['state', 'closed_at', 'simulated', 'n', 'raters', 'prompts', 'net_preference'],
  ...['ci_low', 'ci_high', 'level', 'p', 'verdict', 'preferred', 'same_settings'],
  ...['from_first', 'from_first_low', 'from_first_high', 'differs_in'],
];

/**
 * A comparison as a tidy table: one row a question, pair of arms and study, numbers as numbers. Every
 * row says in which places of the protocol the studies differ.
 */
export function comparisonCsv({ studies, differs, pairs }: Comparison): string {
  const places = differs.map(({ path }) => path).join('; ');
  const rows = pairs.flatMap((pair) =>
    pair.studies.map((own) => [
      ...pairCells(pair, own),
      ...studies.flatMap(({ study, state, closed_at: closed, simulated }) =>
        study === own.study ? [state, closed, simulated] : [],
      ),
      ...numberCells(own),
      pair.same_settings,
      own.from_first?.estimate,
      ...(own.from_first?.ci ?? [null, null]),
      withFormulaGuard(places),
    ]),
  );
  return tidyCsv(HEAD, rows);
}

function pairCells({ question, title, arms, labels }: ComparedPair, own: StudyVerdict): string[] {
  return [question, title, ...arms, ...labels, own.study].map(withFormulaGuard);
}

function numberCells(own: StudyVerdict): (string | number | null | undefined)[] {
  const { n, raters, prompts, net_preference: net, level, p, verdict, preferred } = own;
  const interval = net?.ci ?? [null, null];
  const named = preferred === null ? null : withFormulaGuard(preferred);
  return [n, raters, prompts, net?.estimate, ...interval, level, p, verdict, named];
}
