import type { SeededRandom } from './seeded-random.ts';

/**
 * Comparisons to practise on: those with a known answer, which teach; then those that this rater will
 * not judge, where there are such; else those that come latest, of prompts that come latest, and each of
 * another prompt as far as they reach.
 *
 * @param session what the rater judges, in order
 * @returns at most `count`, in order of showing: the prompt that returns first is practised first
 */
export function placePractice<C extends { promptKey: string; practice?: boolean }>(options: {
  candidates: readonly C[];
  session: readonly C[];
  count: number;
  random: SeededRandom;
}): C[] {
  const { candidates, session, count, random } = options;
  if (count === 0) return [];
  const never = session.length;
  const firstOfPrompt = new Map<string, number>();
  const firstOfComparison = new Map<C, number>();
  session.forEach((comparison, place) => {
    const { promptKey } = comparison;
    firstOfPrompt.set(promptKey, firstOfPrompt.get(promptKey) ?? place);
    firstOfComparison.set(comparison, firstOfComparison.get(comparison) ?? place);
  });
  const returns = ({ promptKey }: C): number => firstOfPrompt.get(promptKey) ?? never;
  const shown = (comparison: C): number => firstOfComparison.get(comparison) ?? never;
  const isNew = (comparison: C): number => (shown(comparison) === never ? 1 : 0);
  const ranked = random
    .shuffle(candidates)
    .sort((a, b) => isNew(b) - isNew(a) || returns(b) - returns(a) || shown(b) - shown(a));
  const teaching = ranked.filter(({ practice }) => practice);
  const chosen = new Set<C>(teaching);
  const prompts = new Set<string>(teaching.map(({ promptKey }) => promptKey));
  for (const comparison of ranked) {
    if (prompts.has(comparison.promptKey)) continue;
    prompts.add(comparison.promptKey);
    chosen.add(comparison);
  }
  const others = ranked.filter((comparison) => !chosen.has(comparison));
  return [...chosen, ...others].slice(0, count).sort((a, b) => returns(a) - returns(b));
}
