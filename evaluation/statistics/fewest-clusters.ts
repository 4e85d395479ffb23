import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { copySums, type ClusterSums } from './cluster-sums.ts';
import type { FewestRemovals } from './sign-test-fragility.ts';
import { firstRemoval } from './first-removal.ts';
import { moveCell, orderedBy, type VoteCells } from './vote-cells.ts';

/** Sets of clusters are tried as long as these are few, and moving them in and out is little work. */
const MOST_SETS = 1000;
const MOST_MOVES = 300_000;

type Removal = {
  clusters: readonly number[];
  /** cells a cluster, on average */
  size: number;
  move: (cluster: number, times: 1 | -1) => void;
};

/**
 * Fewest whole raters (or prompts) without whose votes something has changed: greedily, those first
 * that pull the mean furthest up, and those that pull it furthest down; then every smaller set as long
 * as there are few enough.
 */
export function fewestClusters(
  sums: ClusterSums,
  cells: VoteCells,
  { by, changed }: { by: 'rater' | 'prompt'; changed: (now: ClusterSums) => boolean },
): FewestRemovals {
  const now = copySums(sums);
  const removal = removalOf(now, cells, by);
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
    const sets = combinations(length, size);
    if (sets > MOST_SETS || sets * size * removal.size > MOST_MOVES) {
      return { fewest, exact: false };
    }
    if (anySubset(removal, size, isChanged)) return { fewest: size, exact: true };
  }
  return { fewest, exact: true };
}

function removalOf(now: ClusterSums, cells: VoteCells, by: 'rater' | 'prompt'): Removal {
  const cluster = cells[by];
  const order = orderedBy(cluster, null);
  const places = new Map<number, Int32Array>();
  for (let from = 0, to = 0; from < order.length; from = to) {
    const own = cluster[at(order, from)];
    while (to < order.length && cluster[at(order, to)] === own) to += 1;
    places.set(present(own, 'the cluster of a cell'), order.subarray(from, to));
  }
  return {
    clusters: [...places.keys()],
    size: order.length / places.size,
    move: (removed, times) => {
      for (const cell of present(places.get(removed), 'the cells of a cluster')) {
        moveCell(now, cells, { cell, times });
      }
    },
  };
}

/** How many of the clusters in this order must go; the sums are as before when it is done. */
function greedy(order: readonly number[], { move }: Removal, isChanged: () => boolean): number {
  const found = firstRemoval(order.length - 1, {
    move: (place, times) => move(at(order, place), times),
    isChanged,
  });
  return found ?? Infinity;
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
