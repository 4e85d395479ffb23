import { arrowsOf } from './arrows-of.ts';
import type { Arrow, ImportGraph } from './import-graph.ts';

/**
 * How a file reaches something through others: the files from one to the other, or null where it
 * does not. Types are passed over, for they leave no trace when the program runs.
 *
 * @param isGoal the thing looked for: a file, `node:…` or a package
 * @param isWay arrows to follow; all, unless said otherwise
 */
export function findPath(
  graph: ImportGraph,
  from: string,
  {
    isGoal,
    isWay = () => true,
  }: { isGoal: (to: string) => boolean; isWay?: (arrow: Arrow) => boolean },
): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const file of cameFrom.keys()) {
    for (const arrow of arrowsOf(graph, file)) {
      if (arrow.kind === 'type' || cameFrom.has(arrow.to) || !isWay(arrow)) continue;
      cameFrom.set(arrow.to, file);
      if (isGoal(arrow.to)) return wayTo(arrow.to, cameFrom);
    }
  }
  return null;
}

function wayTo(goal: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const before = cameFrom.get(goal) ?? null;
  return before === null ? [goal] : [...wayTo(before, cameFrom), goal];
}
