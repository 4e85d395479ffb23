import { printedTables, type PrintedTable } from './printed-table.ts';
import type { ResultTable } from '../results/result-table-shape.ts';
import type { Rounding } from './round-column.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The table as an HTML `<table>` with header cells, its note in the foot. */
export function formatHtml(table: ResultTable, rounding: Rounding = 'half-up'): string {
  return `${printedTables(table, rounding).map(oneTable).join('\n')}\n`;
}

function oneTable({ group, titles, rows, note, remarks }: PrintedTable): string {
  const column = (title: string): string => `<th scope="col">${escapeHtml(title)}</th>`;
  const body = rows.map(
    ({ label, percents }) =>
      `    <tr><th scope="row">${escapeHtml(label)}</th>${percents.map((p) => `<td>${p}</td>`).join('')}</tr>`,
  );
  return [
    '<table>',
    ...(group === null ? [] : [`  <caption>${escapeHtml(group)} (exploratory)</caption>`]),
    `  <thead><tr>${['Answer', ...titles].map(column).join('')}</tr></thead>`,
    '  <tbody>',
    ...body,
    '  </tbody>',
    '  <tfoot>',
    ...[note, ...remarks].map(
      (text) => `    <tr><td colspan="${titles.length + 1}">${escapeHtml(text)}</td></tr>`,
    ),
    '  </tfoot>',
    '</table>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}
