/** A name that is not taken: the stem, else the stem with the first number from 2 that makes it one. */
export function freeName(stem: string, taken: readonly string[]): string {
  if (!taken.includes(stem)) return stem;
  const numbers = Array.from({ length: taken.length + 1 }, (_, i) => i + 2);
  const free = numbers.find((number) => !taken.includes(`${stem}-${number}`));
  return `${stem}-${free}`;
}
