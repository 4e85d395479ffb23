import { at } from '#domain/at.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';

/** Images that lie beside the page, each with what is read where it does not. */
type Pictures = { pictures: readonly { file: string; words: string }[] };

export type Cell = string | number | Pictures;

/** Words are read from the left, and numbers compared at the right. */
const LEFT = ' style="text-align:left"';

function isWords(cell: Cell): boolean {
  if (typeof cell === 'object') return true;
  return typeof cell === 'string' && !/^[-+−]?\d/.test(cell);
}

function cellHtml(cell: Cell): string {
  if (typeof cell !== 'object') return escapeHtml(String(cell));
  const images = cell.pictures.map(
    ({ file, words }) => `<img src="${escapeHtml(file)}" alt="${escapeHtml(words)}">`,
  );
  return `<div class="pair">${images.join('')}</div>`;
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** A heading and its table; nothing without rows. */
export function section(title: string, heads: readonly string[], rows: readonly Cell[][]): string {
  if (rows.length === 0) return '';
  const words = heads.map((_, i) => rows.every((cells) => isWords(at(cells, i, 'the cells'))));
  const row = (cells: readonly Cell[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell, i) => `<${tag}${words[i] === true ? LEFT : ''}>${cellHtml(cell)}</${tag}>`).join('')}</tr>`;
  return [
    `<h2>${escapeHtml(title)}</h2>`,
    '<table>',
    `<thead>${row(heads, 'th')}</thead>`,
    `<tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}
