import type { ResultTable } from './result-table-shape.ts';

/**
 * How many tests share the level with one of this name (familyName): 1 outside the primary family, else
 * all of it, and those that are declared even while no vote is on their pair of arms.
 */
export function testsTogether(
  name: string,
  { adjusted_p: family }: Pick<ResultTable['multiplicity'], 'adjusted_p'>,
  declared = 1,
): number {
  return Object.hasOwn(family, name) ? Math.max(declared, Object.keys(family).length) : 1;
}
