import { escapeHtml } from './escape-html.ts';
import { htmlPage } from './html-page.ts';
import { htmlTables } from './html-table.ts';
import type { PrintOptions } from './print-options.ts';
import type { ResultTable } from '../results/result-table-shape.ts';

/** The table as an HTML document that opens alone. */
export function formatHtml(table: ResultTable, options: PrintOptions = {}): string {
  const title = `Results of ${table.study}`;
  return htmlPage({
    title,
    content: `<h1>${escapeHtml(title)}</h1>\n${htmlTables(table, options)}`,
  });
}
