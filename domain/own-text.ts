/**
 * The same text, in memory of its own. A piece that was cut out of a text keeps all of that text in
 * memory, and a name kept for long must not keep the part of a file that it was read from. (Half a
 * character, which no file that is read can hold, becomes U+FFFD.)
 */
export function ownText(text: string): string {
  return Buffer.from(text).toString();
}
