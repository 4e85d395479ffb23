import { escapeHtml } from './escape-html.ts';
import { htmlPage } from './html-page.ts';
import { htmlTable } from './html-table.ts';
import type { PrintOptions } from './print-options.ts';
import { printedTables } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

/** The table as an HTML document that opens alone. */
export function formatHtml(
  table: ResultTable,
  { rounding = 'half-up', intervals = false }: PrintOptions = {},
): string {
  const title = `Results of ${table.study}`;
  const tables = printedTables(table, rounding).map((printed) => htmlTable(printed, intervals));
  return htmlPage({
    title,
    content: [`<h1>${escapeHtml(title)}</h1>`, ...tables].join('\n'),
  });
}
