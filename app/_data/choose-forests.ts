import type { BreakdownKey } from '#evaluation/votes/results/result-table-shape.ts';
import { FOREST_KEYS } from '#study/figures/forest.ts';

/**
 * By what the results page parts the votes: by everything where there is one pair of arms, and else by
 * the one thing that is asked for, since each needs a figure for every pair and question, which together
 * are longer than all else on the page.
 *
 * @param asked what the address asks for; anything else than a key is as if it were not there
 */
export function chooseForests(
  { questions }: { questions: readonly { by_arm_pairs: readonly unknown[] }[] },
  asked: string | string[] | undefined,
): { shown: readonly BreakdownKey[]; others: readonly BreakdownKey[] } {
  const several = questions.some(({ by_arm_pairs: pairs }) => pairs.length > 1);
  if (!several) return { shown: FOREST_KEYS, others: [] };
  const shown = FOREST_KEYS.filter((key) => key === asked);
  return { shown, others: FOREST_KEYS.filter((key) => key !== asked) };
}
