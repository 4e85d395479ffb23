import type { Protocol } from '../protocol/protocol.ts';

/** Prompts that a protocol draws, when that can be told without its set; null when it takes all that is left. */
export function countDrawn({
  ids,
  draw,
  categories,
  challenges,
}: Protocol['prompts']): number | null {
  if (ids) return ids.length;
  for (const quotas of [categories, challenges]) {
    if (quotas === undefined || Array.isArray(quotas)) continue;
    return Object.values(quotas).reduce((sum, wanted) => sum + wanted, 0);
  }
  return draw ?? null;
}
