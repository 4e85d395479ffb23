import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { copySums, type ClusteredScores, type ClusterSums } from './cluster-sums.ts';
import type { FewestRemovals } from './sign-test-fragility.ts';
import { moveCell, voteCells } from './vote-cells.ts';

/** Up to this many sets are tried before the greedy answer is left standing. */
const ENUMERATION_LIMIT = 1000;

type Removal = { clusters: readonly number[]; move: (cluster: number, times: 1 | -1) => void };

/**
 * Fewest whole raters (or prompts) without whose votes something has changed: greedily, those first
 * that pull the mean furthest up, and those that pull it furthest down; then every smaller set as long
 * as there are few enough.
 */
export function fewestClusters(
  sums: ClusterSums,
  votes: ClusteredScores,
  { by, changed }: { by: 'rater' | 'prompt'; changed: (now: ClusterSums) => boolean },
): FewestRemovals {
  const now = copySums(sums);
  const columns = Map.groupBy(voteCells(votes), (cell) => cell[by]);
  const removal: Removal = {
    clusters: [...columns.keys()],
    move: (cluster, times) => {
      for (const cell of present(columns.get(cluster), 'the cells')) moveCell(now, cell, times);
    },
  };
  const isChanged = (): boolean => changed(now);
  const own = by === 'rater' ? sums.raters : sums.prompts;
  const pull = (g: number): number => at(own.sum, g) - (sums.sum / sums.n) * at(own.count, g);
  const byPull = removal.clusters.toSorted((a, b) => pull(b) - pull(a));
  const bound = Math.min(
    greedy(byPull, removal, isChanged),
    greedy(byPull.toReversed(), removal, isChanged),
  );
  const fewest = Number.isFinite(bound) ? bound : null;
  const { length } = removal.clusters;
  for (let size = 1; size < Math.min(bound, length); size++) {
    if (combinations(length, size) > ENUMERATION_LIMIT) return { fewest, exact: false };
    if (anySubset(removal, size, isChanged)) return { fewest: size, exact: true };
  }
  return { fewest, exact: true };
}

/** How many of the clusters in this order must go; the sums are as before when it is done. */
function greedy(order: readonly number[], { move }: Removal, isChanged: () => boolean): number {
  let removed = 0;
  let found = Infinity;
  for (const cluster of order.slice(0, -1)) {
    move(cluster, -1);
    removed += 1;
    if (!isChanged()) continue;
    found = removed;
    break;
  }
  for (const cluster of order.slice(0, removed)) move(cluster, 1);
  return found;
}

function combinations(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}

function anySubset({ clusters, move }: Removal, size: number, isChanged: () => boolean): boolean {
  const search = (from: number, left: number): boolean => {
    if (left === 0) return isChanged();
    for (let i = from; i <= clusters.length - left; i++) {
      const cluster = at(clusters, i);
      move(cluster, -1);
      const found = search(i + 1, left - 1);
      move(cluster, 1);
      if (found) return true;
    }
    return false;
  };
  return search(0, size);
}
