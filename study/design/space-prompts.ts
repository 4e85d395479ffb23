import { present } from '#domain/present.ts';
import type { SeededRandom } from './seeded-random.ts';

/**
 * The largest gap at which a set can be ordered so that the same prompt comes at least `gap` places
 * after its last showing: with n showings, at most c of one prompt, and m prompts shown c times, the
 * first and the last of those c leave c - 1 stretches, so gap = floor((n - m) / (c - 1)).
 */
export function largestPromptGap(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  if (most === 1) return Math.max(1, total);
  const prompts = counts.filter((count) => count === most).length;
  return Math.floor((total - prompts) / (most - 1));
}

/**
 * A random order of prompts, each shown `count` times, with the same prompt at least `gap` places
 * apart (or as far as the set allows, when that is less). Greedy: of the prompts that may come next,
 * one of those with the most showings left, drawn at random.
 *
 * @returns one prompt key a place
 */
export function spacePrompts(options: {
  counts: ReadonlyMap<string, number>;
  gap: number;
  random: SeededRandom;
}): string[] {
  const { counts, random } = options;
  const keys = random.shuffle([...counts.keys()]);
  const widest = Math.min(options.gap, largestPromptGap([...counts.values()]));
  for (let gap = widest; gap > 1; gap--) {
    const order = tryGap({ counts, keys, gap, random });
    if (order) return order;
  }
  return random.shuffle(
    keys.flatMap((key) => Array<string>(present(counts.get(key), 'a count')).fill(key)),
  );
}

function tryGap(options: {
  counts: ReadonlyMap<string, number>;
  keys: readonly string[];
  gap: number;
  random: SeededRandom;
}): string[] | undefined {
  const { keys, gap, random } = options;
  const left = new Map(options.counts);
  const freeAt = new Map(keys.map((key) => [key, 0]));
  const total = [...left.values()].reduce((sum, count) => sum + count, 0);
  const order: string[] = [];
  for (let place = 0; place < total; place++) {
    let most = 0;
    let best: string[] = [];
    for (const key of keys) {
      const count = present(left.get(key), 'a count');
      if (count === 0 || count < most || present(freeAt.get(key), 'a place') > place) continue;
      if (count > most) best = [];
      most = count;
      best.push(key);
    }
    const next = best[best.length > 1 ? random.below(best.length) : 0];
    if (next === undefined) return undefined;
    left.set(next, most - 1);
    freeAt.set(next, place + gap);
    order.push(next);
  }
  return order;
}
