/** Text as Markdown shows it, on one line: nothing in it is a cell's end, emphasis, a link or a tag. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\|*`[\]]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/\s+/g, ' ');
}
