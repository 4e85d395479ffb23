import { at } from '#domain/at.ts';

/**
 * The level below which Holm's procedure (holmAdjust) needs a p value to be, given those of the other
 * tests of its family: α / (m - k), where k of the others pass one after another without it.
 *
 * @example holmLevel([0.01], 0.05) // 0.05, since the other passes 0.05 / 2
 * @example holmLevel([0.03], 0.05) // 0.025
 */
export function holmLevel(others: readonly number[], alpha: number): number {
  const ascending = others.toSorted((a, b) => a - b);
  const tests = others.length + 1;
  let passed = 0;
  while (passed < others.length && at(ascending, passed) < alpha / (tests - passed)) passed += 1;
  return alpha / (tests - passed);
}
