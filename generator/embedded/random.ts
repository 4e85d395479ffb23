import { createMt19937 } from '../noise/mt19937.ts';

/** A source of random choices that a seed decides. */
export type Random = {
  /** true with the given probability */
  chance: (probability: number) => boolean;
  /** an integer from 0 to n - 1 */
  below: (n: number) => number;
  /** one of the items, each as likely */
  pick: <T>(items: readonly T[]) => T;
  /** the items in random order */
  shuffle: <T>(items: readonly T[]) => T[];
};

/** @param seed an integer from 0 to 2^32 - 1 */
export function createRandom(seed: number): Random {
  const nextWord = createMt19937(seed);
  const uniform = (): number => nextWord() / 2 ** 32;
  const below = (n: number): number => Math.floor(uniform() * n);
  return {
    chance: (probability) => uniform() < probability,
    below,
    pick: (items) => {
      const [picked] = items.slice(below(items.length));
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    shuffle: (items) => {
      const rest = [...items];
      return items.map(() => rest.splice(below(rest.length), 1)).flat();
    },
  };
}
