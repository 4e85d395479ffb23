import type { Arrow, ImportGraph } from './import-graph.ts';

/** Where a file leads. What is no file of ours, a package or `node:…`, leads nowhere. */
export function arrowsOf(graph: ImportGraph, file: string): readonly Arrow[] {
  const node = graph.get(file);
  return node === undefined ? [] : node.arrows;
}
