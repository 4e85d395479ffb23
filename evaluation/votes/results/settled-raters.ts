import { at } from '#domain/at.ts';

/**
 * Raters whose votes on a question are all in: who have as many as everybody is dealt, or, where that is
 * not known, as the one with the most.
 */
export function settledRaters(rater: ArrayLike<number>, dealt: number | null): Set<number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < rater.length; i++) {
    const own = at(rater, i);
    const before = counts.get(own);
    counts.set(own, before === undefined ? 1 : before + 1);
  }
  const needed = dealt ?? [...counts.values()].reduce((a, b) => Math.max(a, b), 1);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([own]) => own));
}
