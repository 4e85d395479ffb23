/**
 * Text as Markdown shows it, on one line: nothing in it is a cell's end, emphasis, a link, a tag or an
 * entity. People read it on a terminal too, so that `<` stays as it is where it begins no tag
 * (CommonMark 0.31, section 6.6: a letter, `/`, `!` or `?` follows), and has a backslash elsewhere.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\|*`[\]]/g, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\s+/g, ' ');
}
