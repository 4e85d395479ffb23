/**
 * Parts items into runs of the same key, in their order: what belongs together already follows one
 * another, as rows do that a query has sorted.
 *
 * @example inRuns([1, 1, 2, 1], (n) => n) // [[1, 1], [2], [1]]
 */
export function inRuns<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  let last: string | undefined;
  for (const item of items) {
    const key = keyOf(item);
    if (key !== last) runs.push((run = []));
    run.push(item);
    last = key;
  }
  return runs;
}
