import { stringify } from 'csv-stringify/sync';
import { withFormulaGuard } from '../rows/formula-guard.ts';
import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

/**
 * The table as CSV (RFC 4180): its rows, then n, raters, prompts and column sums. With a breakdown a
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

function recordsOf({ rows, footer }: PrintedTable): string[][] {
  return [
    ...rows.map(({ label, percents }) => [label, ...percents]),
    ...footer.map(({ label, values }) => [label, ...values]),
  ];
}

function groupName({ group }: PrintedTable): string {
  return group === null ? 'all' : group.slice(group.indexOf(': ') + 2);
}
