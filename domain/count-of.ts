/**
 * A count with its noun, in the plural where English wants it.
 *
 * @example countOf(1, 'comparison') // '1 comparison'
 */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
