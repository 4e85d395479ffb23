import { createSeededRandom } from './seeded-random.ts';

/** A practice pair that a rater has had: which comparison, and on which side its first image stood. */
export type Practised = { comparisonId: string; aOnLeft: boolean };

/**
 * The pairs of a further try at practice: of those with known answers, first the ones that the rater has
 * not had, then again those of earlier tries, with the sides changed so that an answer remembered by its
 * side is no help.
 *
 * @param known ids of comparisons for practice whose answer is known
 * @param practised what the rater has had, in order
 * @param seed of this rater and try
 * @returns at most `count`
 */
export function nextPractice(options: {
  known: readonly string[];
  practised: readonly Practised[];
  count: number;
  seed: string;
}): Practised[] {
  const { known, practised, count, seed } = options;
  const random = createSeededRandom(seed);
  const before = new Map(practised.map(({ comparisonId, aOnLeft }) => [comparisonId, aOnLeft]));
  const ranked = random
    .shuffle(known)
    .sort((a, b) => Number(before.has(a)) - Number(before.has(b)))
    .slice(0, count);
  let left = random.coin();
  return ranked.map((comparisonId) => {
    const had = before.get(comparisonId);
    left = !left;
    return { comparisonId, aOnLeft: had === undefined ? left : !had };
  });
}
