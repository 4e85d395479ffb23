// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used, because fragility moves cells in and out of sums a million times.
import type { ClusteredScores, ClusterSums } from './cluster-sums.ts';

/** Votes summed over each rater x prompt cell that has any. */
export type VoteCells = {
  rater: Int32Array;
  prompt: Int32Array;
  count: Float64Array;
  sum: Float64Array;
  squares: Float64Array;
};

/** Puts votes into their cells, in O(votes): those of one rater stand together. */
export function voteCells({ score, rater, prompt }: ClusteredScores): VoteCells {
  const order = orderedBy(rater, orderedBy(prompt, null));
  const n = order.length;
  const cells = {
    rater: new Int32Array(n),
    prompt: new Int32Array(n),
    count: new Float64Array(n),
    sum: new Float64Array(n),
    squares: new Float64Array(n),
  };
  let cell = -1;
  for (const i of order) {
    const r = rater[i] ?? 0;
    const p = prompt[i] ?? 0;
    const value = score[i] ?? 0;
    if (cell < 0 || cells.rater[cell] !== r || cells.prompt[cell] !== p) {
      cell += 1;
      cells.rater[cell] = r;
      cells.prompt[cell] = p;
    }
    cells.count[cell] = (cells.count[cell] ?? 0) + 1;
    cells.sum[cell] = (cells.sum[cell] ?? 0) + value;
    cells.squares[cell] = (cells.squares[cell] ?? 0) + value * value;
  }
  return {
    rater: cells.rater.subarray(0, cell + 1),
    prompt: cells.prompt.subarray(0, cell + 1),
    count: cells.count.subarray(0, cell + 1),
    sum: cells.sum.subarray(0, cell + 1),
    squares: cells.squares.subarray(0, cell + 1),
  };
}

/** Indices in ascending order of cluster (a counting sort), keeping `before` among equals. */
export function orderedBy(cluster: ArrayLike<number>, before: Int32Array | null): Int32Array {
  let top = -1;
  for (let i = 0; i < cluster.length; i++) top = Math.max(top, cluster[i] ?? 0);
  const next = new Int32Array(top + 2);
  for (let i = 0; i < cluster.length; i++) {
    const c = (cluster[i] ?? 0) + 1;
    next[c] = (next[c] ?? 0) + 1;
  }
  for (let c = 0; c <= top; c++) next[c + 1] = (next[c + 1] ?? 0) + (next[c] ?? 0);
  const order = new Int32Array(cluster.length);
  for (let k = 0; k < order.length; k++) {
    const i = before === null ? k : (before[k] ?? 0);
    const c = cluster[i] ?? 0;
    const place = next[c] ?? 0;
    order[place] = i;
    next[c] = place + 1;
  }
  return order;
}

/** Adds a cell to the sums (times 1) or takes it away (times -1), in place. */
export function moveCell(
  sums: ClusterSums,
  cells: VoteCells,
  { cell, times }: { cell: number; times: 1 | -1 },
): void {
  const { raters, prompts } = sums;
  const r = cells.rater[cell] ?? 0;
  const p = cells.prompt[cell] ?? 0;
  const count = times * (cells.count[cell] ?? 0);
  const total = times * (cells.sum[cell] ?? 0);
  sums.n += count;
  sums.sum += total;
  sums.squares += times * (cells.squares[cell] ?? 0);
  raters.sum[r] = (raters.sum[r] ?? 0) + total;
  raters.count[r] = (raters.count[r] ?? 0) + count;
  prompts.sum[p] = (prompts.sum[p] ?? 0) + total;
  prompts.count[p] = (prompts.count[p] ?? 0) + count;
}
