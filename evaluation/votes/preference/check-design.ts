import { LEFT, RIGHT, TIE, type PairCounts } from './preference-votes.ts';
import { PreferenceModelError } from './preference-model-error.ts';

/**
 * Raises PreferenceModelError when worths cannot be estimated: the graph "did not lose every
 * comparison to" must be strongly connected (Ford 1957; Davidson 1970, section 3). With two arms ties
 * do not help (the estimate is log(wins / losses)), so both must have won.
 */
export function checkDesign(pairs: PairCounts): void {
  const { arms } = pairs;
  const all = Array.from({ length: arms }, (_, arm) => arm);
  if (pairs.counts.every((c) => c === 0)) throw new PreferenceModelError('no-votes', all);
  const wonAgainst = winGraph(pairs);
  const either = all.map((i) => all.map((j) => edge(wonAgainst, i, j) || edge(wonAgainst, j, i)));
  const together = reachable(either, 0);
  const apart = all.filter((arm) => !together.has(arm));
  if (apart.length > 0) throw new PreferenceModelError('disconnected', apart);
  for (const arm of all) {
    const beaten = reachable(wonAgainst, arm);
    const unbeaten = all.filter((other) => !beaten.has(other));
    if (unbeaten.length > 0) throw new PreferenceModelError('unbeaten', unbeaten);
  }
}

function edge(graph: readonly (readonly boolean[])[], from: number, to: number): boolean {
  return graph[from]?.[to] ?? false;
}

function winGraph({ arms, counts }: PairCounts): boolean[][] {
  const graph = Array.from({ length: arms }, () => new Array<boolean>(arms).fill(false));
  const mark = (from: number, to: number, votes: number | undefined): void => {
    const row = graph[from];
    if (row && (votes ?? 0) > 0) row[to] = true;
  };
  for (let i = 0; i < arms; i++) {
    for (let j = 0; j < arms; j++) {
      const at = (i * arms + j) * 3;
      mark(i, j, counts[at + LEFT]);
      mark(j, i, counts[at + RIGHT]);
      if (arms > 2) {
        mark(i, j, counts[at + TIE]);
        mark(j, i, counts[at + TIE]);
      }
    }
  }
  return graph;
}

function reachable(graph: readonly (readonly boolean[])[], start: number): Set<number> {
  const seen = new Set([start]);
  for (const from of seen) {
    graph[from]?.forEach((linked, to) => {
      if (linked) seen.add(to);
    });
  }
  return seen;
}
