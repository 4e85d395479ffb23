/**
 * Sentences, each once: also one that another says and goes on after a colon.
 *
 * @example saidOnce(['A has 3.', 'A has 3: few.']) // ['A has 3: few.']
 */
export function saidOnce(sentences: readonly string[]): string[] {
  const unlike = [...new Set(sentences)];
  return unlike.filter((one) => {
    const begun = `${one.replace(/\.$/, '')}:`;
    return !unlike.some((other) => other.startsWith(begun));
  });
}
