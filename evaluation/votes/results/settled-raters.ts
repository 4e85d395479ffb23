import { at } from '#domain/at.ts';
import { counted } from '#domain/counted.ts';

/**
 * Raters whose votes on a question are all in: who have as many as everybody is dealt, or, where that is
 * not known, as the one with the most.
 */
export function settledRaters(rater: ArrayLike<number>, dealt: number | null): Set<number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < rater.length; i++) {
    const own = at(rater, i);
    counts.set(own, counted(counts, own) + 1);
  }
  const needed = dealt ?? [...counts.values()].reduce((a, b) => Math.max(a, b), 1);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([own]) => own));
}
