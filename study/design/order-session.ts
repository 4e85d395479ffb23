import { at } from '#domain/at.ts';
import type { SeededRandom } from './seeded-random.ts';
import { spacePrompts } from './space-prompts.ts';

/** A repeat is shown at least so many trials after its original. */
export const MIN_REPEAT_DISTANCE = 8;

export type Placed<C> = { comparison: C; kind: 'main' | 'gold' | 'repeat' };

/**
 * Puts main, gold and repeat trials in order: random, the same prompt as far apart as `gap` and the
 * set allow, each repeat at least `MIN_REPEAT_DISTANCE` trials after its original.
 *
 * @returns the order, or undefined when a repeat cannot be that far from its original
 */
export function orderSession<C extends { promptKey: string }>(options: {
  mains: readonly C[];
  golds: readonly C[];
  repeated: readonly C[];
  gap: number;
  random: SeededRandom;
}): Placed<C>[] | undefined {
  const { mains, golds, repeated, gap, random } = options;
  const byPrompt = Map.groupBy([...mains, ...golds, ...repeated], ({ promptKey }) => promptKey);
  const counts = new Map([...byPrompt].map(([promptKey, shown]) => [promptKey, shown.length]));
  const order = spacePrompts({ counts, gap, random });
  const places = Map.groupBy(
    order.map((promptKey, place) => ({ promptKey, place })),
    ({ promptKey }) => promptKey,
  );
  const isRepeated = new Set(repeated);
  const session: (Placed<C> | undefined)[] = Array.from({ length: order.length });
  for (const [promptKey, spots] of places) {
    const ofPrompt = ({ promptKey: key }: C): boolean => key === promptKey;
    const again = random.shuffle(repeated.filter(ofPrompt));
    const once = random.shuffle<Placed<C>>([
      ...mains.filter((c) => ofPrompt(c) && !isRepeated.has(c)).map(asMain),
      ...golds.filter(ofPrompt).map((comparison) => ({ comparison, kind: 'gold' as const })),
    ]);
    // originals first, then what is shown once, then the repeats in the order of their originals
    const shown = [
      ...again.map(asMain),
      ...once,
      ...again.map((comparison) => ({ comparison, kind: 'repeat' as const })),
    ];
    const last = spots.length - again.length;
    const tooClose = again.some(
      (_, i) => at(spots, last + i).place - at(spots, i).place < MIN_REPEAT_DISTANCE,
    );
    if (tooClose) return undefined;
    spots.forEach(({ place }, i) => (session[place] = at(shown, i)));
  }
  return session.filter((placed) => placed !== undefined);
}

function asMain<C>(comparison: C): Placed<C> {
  return { comparison, kind: 'main' };
}
