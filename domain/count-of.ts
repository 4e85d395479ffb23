import { formatCount } from './format-count.ts';

/**
 * A count with its noun, in the plural where English wants it.
 *
 * @example countOf(1234, 'comparison') // '1,234 comparisons'
 */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
