import { formatCsv } from './format-csv.ts';
import { formatHtml } from './format-html.ts';
import { formatJson } from './format-json.ts';
import { formatLatex } from './format-latex.ts';
import { formatMarkdown } from './format-markdown.ts';
import { formatTidyCsv } from './format-tidy-csv.ts';
import type { PrintOptions } from './print-options.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

export const TABLE_FORMATS = ['markdown', 'csv', 'csv-tidy', 'latex', 'html', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const FORMATTERS: Record<TableFormat, (table: ResultTable, options: PrintOptions) => string> = {
  markdown: formatMarkdown,
  csv: formatCsv,
  'csv-tidy': formatTidyCsv,
  latex: formatLatex,
  html: formatHtml,
  json: formatJson,
};

/**
 * The table in the format asked for. Rounding and intervals are for print; JSON and the tidy CSV keep
 * full precision, and always have both.
 */
export function formatTable(
  table: ResultTable,
  { format, ...options }: PrintOptions & { format: TableFormat },
): string {
  return FORMATTERS[format](table, options);
}
