import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../rows/formula-guard.ts';
import { columnTitles } from './column-titles.ts';
import { printCell } from './print-cell.ts';
import type { PrintOptions } from './print-options.ts';
import { printedTables, type PrintedTable } from './printed-table.ts';
import { at } from '#domain/at.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

/**
 * The printed table as CSV (RFC 4180): its rows, then n, raters, prompts, column sums, findings and
 * remarks. With a breakdown a first column names the part. Text that a spreadsheet would run as a
 * formula gets an apostrophe. For a program there is formatTidyCsv.
 */
export function formatCsv(
  table: ResultTable,
  { rounding = 'half-up', intervals = false }: PrintOptions = {},
): string {
  const tables = printedTables(table, rounding);
  const { breakdown } = table;
  const titles = columnTitles(at(tables, 0, 'the printed tables'), intervals);
  const header = [...(breakdown === null ? [] : [breakdown.by]), 'Answer', ...titles];
  const records = tables.flatMap((printed) =>
    recordsOf(printed, intervals).map((record) =>
      breakdown === null ? record : [groupName(printed), ...record],
    ),
  );
  return stringify(
    [header, ...records].map((record) => record.map(withFormulaGuard)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}

function recordsOf(printed: PrintedTable, intervals: boolean): string[][] {
  const { titles, rows, footer, findings, remarks } = printed;
  // every record has as many fields, so that the file stays one table
  const told = (label: string, text: string): string[] => [
    label,
    text,
    ...titles.slice(1).map(() => ''),
  ];
  return [
    ...rows.map(({ label, cells }) => [label, ...cells.map((cell) => printCell(cell, intervals))]),
    ...footer.map(({ label, values }) => [label, ...values]),
    ...findings.map((finding) => told('Finding', finding)),
    ...remarks.map((remark) => told('Remark', remark)),
  ];
}

function groupName({ group }: PrintedTable): string {
  return group === null ? 'all' : group.slice(group.indexOf(': ') + 2);
}
