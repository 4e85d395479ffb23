/**
 * Text as Markdown shows it, on one line: nothing in it is a cell's end, emphasis, struck out, a formula, a
 * link, a tag, an entity, a heading or an item of a list. People read it on a terminal too, so that `<`
 * stays as it is where it begins no tag (CommonMark 0.31, section 6.6: a letter, `/`, `!` or `?` follows),
 * and `_` within a word, where it is no emphasis; they have a backslash elsewhere.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\|*`[\]~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^( ?)(#{1,6}(?: |$)|>|[-+](?: |$))/, '$1\\$2')
    .replace(/^( ?\d{1,9})([.)])(?= |$)/, '$1\\$2');
}
