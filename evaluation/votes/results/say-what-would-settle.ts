import { countOf } from '#domain/count-of.ts';
import type { ClustersThatSettle } from '../../statistics/clusters-that-settle.ts';

/** A sentence to follow what is not settled; empty where it cannot be told. */
export function sayWhatWouldSettle(would: ClustersThatSettle | null): string {
  if (would === null) return '';
  const { prompts, raters, both } = would;
  const start = ' If the difference stays as it is, about';
  if (prompts !== null && raters !== null) {
    return `${start} ${more(prompts, 'prompt')} or ${more(raters, 'rater')} like these would settle it.`;
  }
  if (prompts !== null) {
    return `${start} ${more(prompts, 'prompt')} like these would settle it, and more raters alone would not.`;
  }
  if (raters !== null) {
    return `${start} ${more(raters, 'rater')} like these would settle it, and more prompts alone would not.`;
  }
  if (both !== null) {
    return `${start} ${more(both.prompts, 'prompt')} together with ${more(both.raters, 'rater')} like these would settle it, and neither alone.`;
  }
  return ' If the difference stays as it is, no number of prompts and raters that a study could have would settle it.';
}

/** Two figures are as many as such a forecast has. */
function more(count: number, noun: string): string {
  const rounded = count < 100 ? count : Number(count.toPrecision(2));
  return countOf(rounded, `more ${noun}`);
}
