/** The words with a full stop, unless they end a sentence already. */
export function asSentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}
