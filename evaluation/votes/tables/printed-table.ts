import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { formatCount } from '#domain/format-count.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import type {
  BreakdownColumn,
  Cell,
  QuestionResult,
  ResultTable,
} from '../results/result-table-shape.ts';
import { roundColumn, type Rounding } from './round-column.ts';
import { originNotes, tableNotes } from './table-notes.ts';

/** A table ready for print, before any escaping. */
export type PrintedTable = {
  /** null for the study's table; what part of the votes a breakdown's table is about */
  group: string | null;
  titles: string[];
  rows: { label: string; cells: PrintedCell[] }[];
  /** of the intervals, such as `95%` */
  level: string;
  /** what was found, a sentence a question; none for a part of the votes */
  findings: string[];
  /** n, raters, prompts, what each column sums to and the level, as text and by column */
  note: string;
  /** what else a reader must be told: simulated raters, a planned look, deviations; a sentence each */
  remarks: string[];
  footer: { label: string; values: string[] }[];
};

/** A share with its interval, all in percent: `41.1` and `38.1`, `44.2`. */
export type PrintedCell = { percent: string; low: string; high: string };

type Column = QuestionResult | BreakdownColumn;

/** The study's table, followed by those of its breakdown if it has one. */
export function printedTables(table: ResultTable, rounding: Rounding = 'half-up'): PrintedTable[] {
  const { breakdown } = table;
  const level = formatLevel(table.level);
  return [
    printedTable(table.questions, {
      group: null,
      rounding,
      level,
      findings: table.findings.map(({ sentence }) => sentence),
      remarks: tableNotes(table),
    }),
    ...(breakdown?.groups ?? []).map(({ value, questions }) =>
      printedTable(questions, {
        group: `${breakdown?.by}: ${value || '(none)'}`,
        rounding,
        level,
        findings: [],
        remarks: originNotes(table),
      }),
    ),
  ];
}

function printedTable(
  columns: readonly Column[],
  options: Pick<PrintedTable, 'group' | 'level' | 'findings' | 'remarks'> & { rounding: Rounding },
): PrintedTable {
  const { rounding, ...told } = options;
  const labels = rowsOf(columns);
  const tenths = columns.map((column) =>
    roundColumn(
      labels.map((label) => cellAt(column, label) ?? { count: 0, of: column.n }),
      rounding,
    ),
  );
  const sums = tenths.map((column) => column.reduce((sum, t) => sum + t, 0));
  return {
    ...told,
    titles: columns.map((column) => column.title),
    rows: labels.map((label, place) => ({
      label: label.row,
      cells: columns.map((column, i) => ({
        percent: decimal(at(at(tenths, i), place)),
        ...printedInterval(cellAt(column, label)),
      })),
    })),
    note: [
      sizesOf(columns),
      ...columns.flatMap(sharesSentence),
      ...columns.map((c, i) => sumSentence(c, at(sums, i))),
      `Intervals are at ${told.level}, clustered by rater and prompt.`,
    ].join(' '),
    footer: [
      { label: 'n', values: columns.map((c) => String(c.n)) },
      { label: 'Raters', values: columns.map((c) => String(c.raters)) },
      { label: 'Prompts', values: columns.map((c) => String(c.prompts)) },
      { label: 'Column sum', values: sums.map(percent) },
      { label: 'Level of intervals', values: columns.map(() => told.level) },
    ],
  };
}

type RowName = Pick<Cell, 'row' | 'arm'>;

/** Rows of the longest column: `No answer` stands in all of them once one has it. */
function rowsOf(columns: readonly Column[]): RowName[] {
  const longest = columns.reduce<readonly Cell[]>(
    (cells, column) => (column.cells.length > cells.length ? column.cells : cells),
    [],
  );
  return longest.map(({ row, arm }) => ({ row, arm }));
}

function cellAt(column: Column, { row, arm }: RowName): Cell | undefined {
  return column.cells.find((cell) => cell.row === row && cell.arm === arm);
}

function percent(tenths: number): string {
  return `${decimal(tenths)}%`;
}

function decimal(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** `No answer`, where no vote of a column was left unanswered, has no interval of its own. */
function printedInterval(cell: Cell | undefined): Pick<PrintedCell, 'low' | 'high'> {
  const [low, high] = cell === undefined ? [0, 0] : cell.ci;
  return { low: low.toFixed(1), high: high.toFixed(1) };
}

function sizesOf(columns: readonly Column[]): string {
  const sizes = columns.map(
    ({ n, raters, prompts }) =>
      `n = ${countOf(n, 'vote')} by ${countOf(raters, 'rater')} on ${countOf(prompts, 'prompt')}`,
  );
  const first = at(sizes, 0, 'the questions');
  if (columns.length < 2) return `${first}.`;
  if (sizes.every((size) => size === first)) return `${first} for each question.`;
  return `${sizes.map((size, i) => `${columns[i]?.title}: ${size}`).join('; ')}.`;
}

/** What an arm's share is a share of, where that is not all votes. */
function sharesSentence({ title, n, cells }: Column): string[] {
  const arms = cells.filter(({ arm }) => arm !== null);
  if (arms.every(({ of }) => of === n)) return [];
  const each = arms.map(({ row, of }) => `${row} ${formatCount(of)}`).join(', ');
  return [
    `${title}: an arm's share is of the votes on comparisons that it was in (${each}), other rows' shares are of all ${formatCount(n)}.`,
  ];
}

function whyNotWhole({ n, cells }: Column): string {
  return cells.every(({ of }) => of === n)
    ? 'each row is rounded by itself'
    : 'its rows are shares of different numbers of votes';
}

function sumSentence(column: Column, sum: number): string {
  const start = `${column.title} sums to ${percent(sum)}`;
  const unanswered = column.cells.find((cell) => cell.row === 'No answer' && cell.arm === null);
  const why: string[] = [];
  if (sum !== 1000 && column.n > 0) why.push(whyNotWhole(column));
  if (unanswered) {
    const tenths = at(roundColumn([unanswered], 'half-up'), 0);
    why.push(
      `${column.answered_sum_percent.toFixed(1)}% answered and ${percent(tenths)} (${countOf(unanswered.count, 'vote')}) left unanswered`,
    );
  }
  if (column.n === 0) why.push('there are no votes');
  if (why.length === 0) why.push('every vote has one of the answers');
  return `${start}: ${why.join('; ')}.`;
}
