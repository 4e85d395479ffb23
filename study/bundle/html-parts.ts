import { at } from '#domain/at.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';

export type Cell = string | number;

/** Words are read from the left, and numbers compared at the right. */
const LEFT = ' style="text-align:left"';

function isWords(cell: Cell): boolean {
  return typeof cell === 'string' && !/^[-+−]?\d/.test(cell);
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** A heading and its table; nothing without rows. */
export function section(title: string, heads: readonly string[], rows: readonly Cell[][]): string {
  if (rows.length === 0) return '';
  const words = heads.map((_, i) => rows.every((cells) => isWords(at(cells, i, 'the cells'))));
  const row = (cells: readonly Cell[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell, i) => `<${tag}${words[i] === true ? LEFT : ''}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;
  return [
    `<h2>${escapeHtml(title)}</h2>`,
    '<table>',
    `<thead>${row(heads, 'th')}</thead>`,
    `<tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}
