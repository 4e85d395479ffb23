import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../rows/formula-guard.ts';
import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

/**
 * The table as CSV (RFC 4180): its rows, then n, raters, prompts, column sums and remarks. With a breakdown a
 * first column names the part. Text that a spreadsheet would run as a formula gets an apostrophe.
 */
export function formatCsv(table: ResultTable, rounding: Rounding = 'half-up'): string {
  const tables = printedTables(table, rounding);
  const grouped = table.breakdown !== null;
  const titles = tables[0]?.titles ?? [];
  const header = [...(grouped ? [table.breakdown?.by ?? ''] : []), 'Answer', ...titles];
  const records = tables.flatMap((printed) =>
    recordsOf(printed).map((record) => (grouped ? [groupName(printed), ...record] : record)),
  );
  return stringify(
    [header, ...records].map((record) => record.map(withFormulaGuard)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}

function recordsOf({ titles, rows, footer, remarks }: PrintedTable): string[][] {
  return [
    ...rows.map(({ label, percents }) => [label, ...percents]),
    ...footer.map(({ label, values }) => [label, ...values]),
    // every record has as many fields, so that the file stays one table
    ...remarks.map((remark) => ['Remark', remark, ...titles.slice(1).map(() => '')]),
  ];
}

function groupName({ group }: PrintedTable): string {
  return group === null ? 'all' : group.slice(group.indexOf(': ') + 2);
}
