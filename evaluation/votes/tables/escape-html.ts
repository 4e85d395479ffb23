import { present } from '#domain/present.ts';

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Text as HTML shows it, in elements and in quoted attributes; what HTML cannot carry is a �. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => present(ESCAPES.get(character), 'an escape'));
}
