import type { SeededRandom } from './seeded-random.ts';

/** Comparisons to show again: each of another prompt, as far as the prompts reach. */
export function chooseRepeated<C extends { promptKey: string }>(options: {
  mains: readonly C[];
  count: number;
  random: SeededRandom;
}): C[] {
  const { mains, count, random } = options;
  const byPrompt = [...Map.groupBy(random.shuffle(mains), (main) => main.promptKey).values()];
  const chosen = byPrompt.flatMap((group) => group.slice(0, 1));
  const others = byPrompt.flatMap((group) => group.slice(1));
  return [...chosen, ...others].slice(0, count);
}
