/** A piece of advice as a sentence of its own. */
export function sentenceOf(advice: string): string {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}
