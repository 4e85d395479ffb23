/** Of many, the first so many are named and the others counted. */
const MOST_NAMED = 5;

/** The first of many things, and how many more there are in words that `more` makes. */
export function nameSome(
  things: readonly string[],
  more = (count: number): string => `has ${count} more such faults`,
): string[] {
  const left = things.length - MOST_NAMED;
  return [...things.slice(0, MOST_NAMED), ...(left > 0 ? [more(left)] : [])];
}
