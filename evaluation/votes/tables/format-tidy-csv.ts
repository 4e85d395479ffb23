import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../rows/formula-guard.ts';
import { tableNotes } from './table-notes.ts';
import type {
  BreakdownColumn,
  QuestionResult,
  ResultTable,
} from '../results/result-table-shape.ts';

/** The columns, units in their names; shares are of the `of_votes`. */
const COLUMNS = [
  'study',
  'part',
  'part_value',
  'question',
  'question_title',
  'answer',
  'arm',
  'count',
  'of_votes',
  'percent',
  'interval_low_percent',
  'interval_high_percent',
  'interval_level',
  'votes',
  'raters',
  'simulated_raters',
  'prompts',
  'remarks',
] as const;

/**
 * The table for a program: CSV with one row a question and answer, numbers as numbers at full
 * precision. Every row says of what part of the votes it is, and carries the remarks (simulated raters,
 * planned look, deviations).
 */
export function formatTidyCsv(table: ResultTable): string {
  const { breakdown } = table;
  const parts = breakdown === null ? [] : breakdown.groups;
  const rows = [
    ...table.questions.flatMap((question) => rowsOf(table, question, ['all', ''])),
    ...parts.flatMap(({ value, questions }) =>
      questions.flatMap((question) => rowsOf(table, question, [breakdown?.by, value])),
    ),
  ];
  return stringify([[...COLUMNS], ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

type Field = string | number;

function rowsOf(
  table: ResultTable,
  question: QuestionResult | BreakdownColumn,
  [part, value]: readonly [string | undefined, string],
): Field[][] {
  const { study, level, simulated } = table;
  const remarks = tableNotes(table).join(' ');
  const texts = (...list: (string | null | undefined)[]): string[] =>
    list.map((text) => (text === null || text === undefined ? '' : withFormulaGuard(text)));
  return question.cells.map(({ row, arm, count, of, percent, ci }) => [
    ...texts(study, part, value, question.id, question.title, row, arm),
    count,
    of,
    percent,
    ...ci,
    level,
    question.n,
    question.raters,
    simulated === null ? 0 : simulated.raters,
    question.prompts,
    ...texts(remarks),
  ]);
}
