import { canonicalJson } from '#files/canonical-json.ts';
import type { FrozenDifference, Json } from './frozen-differences.ts';

const LONGEST = 70;

/** A difference in words: `analysis.alpha was frozen as 0.05 and is now 0.2`. */
export function describeDifference({ path, frozen, now }: FrozenDifference): string {
  return `${path} was frozen as ${show(frozen)} and is now ${show(now)}`;
}

/** Several in one sentence; of many the first few, and how many more. */
export function describeDifferences(differences: readonly FrozenDifference[]): string {
  const shown = differences.slice(0, 5).map(describeDifference).join('; ');
  const more = differences.length - 5;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

function show(value: Json): string {
  if (value === null) return 'none';
  const text = canonicalJson(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
