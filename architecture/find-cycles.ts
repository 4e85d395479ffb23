import { arrowsOf } from './arrows-of.ts';
import type { ImportGraph } from './import-graph.ts';

/**
 * Circles of files that import one another, types included, each from one of its files back to it;
 * empty where there is none. A file that another starts by its path, as a process or a worker, is
 * not imported, and one that names itself makes no circle.
 */
export function findCycles(graph: ImportGraph): string[][] {
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0 && start < path.length - 1) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const { to, kind } of arrowsOf(graph, file)) if (kind !== 'place') visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
