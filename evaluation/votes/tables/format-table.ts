import { formatCsv } from './format-csv.ts';
import { formatHtml } from './format-html.ts';
import { formatJson } from './format-json.ts';
import { formatLatex } from './format-latex.ts';
import { formatMarkdown } from './format-markdown.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

export const TABLE_FORMATS = ['markdown', 'csv', 'latex', 'html', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const FORMATTERS: Record<TableFormat, (table: ResultTable, rounding: Rounding) => string> = {
  markdown: formatMarkdown,
  csv: formatCsv,
  latex: formatLatex,
  html: formatHtml,
  json: formatJson,
};

/** The table in the format asked for. Rounding is for print; JSON keeps full precision. */
export function formatTable(
  table: ResultTable,
  { format, rounding = 'half-up' }: { format: TableFormat; rounding?: Rounding },
): string {
  return FORMATTERS[format](table, rounding);
}
