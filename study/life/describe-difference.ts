import type { FrozenDifference } from './frozen-differences.ts';
import { showJson } from './show-json.ts';

/** A difference in words: `analysis.alpha was frozen as 0.05 and is now 0.2`. */
export function describeDifference({ path, frozen, now }: FrozenDifference): string {
  return `${path} was frozen as ${showJson(frozen)} and is now ${showJson(now)}`;
}

/** Several in one sentence; of many the first few, and how many more. */
export function describeDifferences(differences: readonly FrozenDifference[]): string {
  const shown = differences.slice(0, 5).map(describeDifference).join('; ');
  const more = differences.length - 5;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}
