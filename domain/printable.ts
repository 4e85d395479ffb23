/**
 * A text without letters that act on whoever shows it: a terminal that clears its screen, a line that
 * begins where none does, words in the other direction. Each becomes its number, as in `\u001b`.
 *
 * @example printable('a\nb.png') // 'a\\u000ab.png'
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, escapeLetter);
}

/** The same for a text of several lines, of which newlines and tabs are meant. */
export function printableLines(text: string): string {
  return text.replaceAll(/(?![\n\t])\p{Cc}/gu, escapeLetter);
}

/** The beginning of a text, of at most `longest` letters, on one line: what a record or a message quotes. */
export function beginning(text: string, longest: number): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, longest);
}

function escapeLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
