import { at } from '#domain/at.ts';
import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';
import { PreferenceModelError } from './preference-model-error.ts';

/**
 * Raises PreferenceModelError when worths cannot be estimated: the graph "did not lose every
 * comparison to" must be strongly connected (Ford 1957; Davidson 1970, section 3). With two arms ties
 * do not help (the estimate is log(wins / losses)), so both must have won. Arms that were only ever tied
 * were compared all the same.
 */
export function checkDesign(pairs: PairCounts): void {
  const all = Array.from({ length: pairs.arms }, (_, arm) => arm);
  if (pairs.counts.every((c) => c === 0)) throw new PreferenceModelError('no-votes', all);
  const compared = linksOf(pairs, ({ won, lost, tied }) => won + lost + tied > 0);
  const apart = outOfReach(compared, 0);
  if (apart.length > 0) throw new PreferenceModelError('disconnected', apart);
  if (!pairs.counts.some((count, at) => count > 0 && at % 3 !== TIE)) {
    throw new PreferenceModelError('all-tied', all);
  }
  const notBeaten = linksOf(pairs, ({ won, tied }) => won > 0 || (pairs.arms > 2 && tied > 0));
  for (const arm of all) {
    const unbeaten = outOfReach(notBeaten, arm);
    if (unbeaten.length > 0) throw new PreferenceModelError('unbeaten', unbeaten);
  }
}

type PairRecord = { won: number; lost: number; tied: number };

/** For each arm, the arms that its votes against them link it to. */
function linksOf(
  { arms, counts }: PairCounts,
  linked: (votes: PairRecord) => boolean,
): ReadonlySet<number>[] {
  const count = (left: number, right: number, outcome: number): number =>
    at(counts, (left * arms + right) * 3 + outcome, 'the counts of pairs');
  const all = Array.from({ length: arms }, (_, arm) => arm);
  return all.map((i) => {
    const votes = (j: number): PairRecord => ({
      won: count(i, j, LEFT) + count(j, i, RIGHT),
      lost: count(i, j, RIGHT) + count(j, i, LEFT),
      tied: count(i, j, TIE) + count(j, i, TIE),
    });
    return new Set(all.filter((j) => j !== i && linked(votes(j))));
  });
}

/** Arms that no chain of links leads to. */
function outOfReach(links: readonly ReadonlySet<number>[], start: number): number[] {
  const seen = new Set([start]);
  for (const from of seen) at(links, from, 'the arms').forEach((to) => seen.add(to));
  return [...links.keys()].filter((arm) => !seen.has(arm));
}
