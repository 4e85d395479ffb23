import { columnTitles } from './column-titles.ts';
import { escapeHtml } from './escape-html.ts';
import { printCell } from './print-cell.ts';
import type { PrintedTable } from './printed-table.ts';

/** A printed table as an HTML `<table>` with header cells, what is told of it in the foot. */
export function htmlTable(printed: PrintedTable, intervals: boolean): string {
  const { group, rows, findings, note, remarks } = printed;
  const titles = columnTitles(printed, intervals);
  const column = (title: string): string => `<th scope="col">${escapeHtml(title)}</th>`;
  const caption = group === null ? 'Answers by question' : `${group} (exploratory)`;
  const body = rows.map(({ label, cells }) => {
    const shares = cells.map((cell) => `<td>${escapeHtml(printCell(cell, intervals))}</td>`);
    return `    <tr><th scope="row">${escapeHtml(label)}</th>${shares.join('')}</tr>`;
  });
  return [
    '<table>',
    `  <caption>${escapeHtml(caption)}</caption>`,
    `  <thead><tr>${['Answer', ...titles].map(column).join('')}</tr></thead>`,
    '  <tbody>',
    ...body,
    '  </tbody>',
    '  <tfoot>',
    ...[...findings, note, ...remarks].map(
      (text) => `    <tr><td colspan="${titles.length + 1}">${escapeHtml(text)}</td></tr>`,
    ),
    '  </tfoot>',
    '</table>',
  ].join('\n');
}
