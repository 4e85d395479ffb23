/** Puts the cursor on a line (from 1) of a text, the line selected and in sight. */
export function selectLine(textArea: HTMLTextAreaElement, line: number): void {
  const lines = textArea.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0);
  const text = lines.slice(line - 1, line).join('');
  textArea.focus();
  textArea.setSelectionRange(start, start + text.length);
  const height = Number.parseFloat(getComputedStyle(textArea).lineHeight);
  textArea.scrollTop = Math.max(0, (line - 4) * height);
}
