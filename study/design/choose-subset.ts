import { createSeededRandom } from './seeded-random.ts';

/**
 * The comparisons of one pair of raters, when each sees `count` of all: the next stretch of a seeded
 * cycle that goes through the prompts in turn, so that over the pairs each comparison is shown
 * equally often (difference at most 1) and a stretch holds each prompt about equally often.
 */
export function chooseSubset<C extends { promptKey: string }>(options: {
  comparisons: readonly C[];
  count: number;
  pair: number;
  seed: string;
}): C[] {
  const { comparisons, count, pair, seed } = options;
  const total = comparisons.length;
  if (count >= total) return [...comparisons];
  const random = createSeededRandom(seed);
  const byPrompt = Map.groupBy(random.shuffle(comparisons), ({ promptKey }) => promptKey);
  const rounds = random.shuffle([...byPrompt.values()]);
  const depth = Math.max(...rounds.map((group) => group.length));
  const cycle = Array.from({ length: depth }, (_, i) =>
    rounds.flatMap((group) => group.slice(i, i + 1)),
  ).flat();
  const start = (pair * count) % total;
  return [...cycle, ...cycle].slice(start, start + count);
}
