import { beforeAll, describe, expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';
import { findPath } from './find-path.ts';
import { readImportGraph } from './import-graph.ts';
import type { Arrow, ImportGraph } from './import-graph.ts';
import { isTest, isWithin } from './room-of.ts';
import { BROWSER } from './rooms.ts';

let graph: ImportGraph;
beforeAll(async () => {
  graph = await readImportGraph();
});

function drawn(arrows: Record<string, Arrow[]>): ImportGraph {
  return new Map(Object.entries(arrows).map(([file, to]) => [file, { side: null, arrows: to }]));
}

/** The paths by which files that are asked about reach what they must not, each as one line. */
function trespasses(
  isAsked: (file: string) => boolean,
  isGoal: (to: string) => boolean,
  isWay?: (arrow: Arrow) => boolean,
): string[] {
  const files = [...graph.keys()].filter((file) => !isTest(file) && isAsked(file));
  const paths = files.map((file) => findPath(graph, file, { isGoal, ...(isWay && { isWay }) }));
  return paths.flatMap((path) => (path === null ? [] : [path.join(' → ')]));
}

describe('the graph of imports', () => {
  it('holds every file, and each address of ours leads to one', () => {
    expect(graph.size).toBeGreaterThan(500);
    expect(graph.get('cli/onpar.ts')?.arrows).toContainEqual({
      to: 'cli/commands/table.ts',
      kind: 'later',
    });
  });

  it('has no circle of files, types included', () => {
    expect(findCycles(graph)).toEqual([]);
  });

  it('has no way from the web app to ONNX Runtime', () => {
    const isApp = (file: string) => isWithin(file, 'app') || file === 'proxy.ts';
    expect(trespasses(isApp, (to) => to === 'onnxruntime-node')).toEqual([]);
  });

  it('has no way from the browser to what is only on the server', () => {
    const isServers = (to: string) =>
      BROWSER.not.some((folder) => isWithin(to, folder)) ||
      (graph.has(to) ? !BROWSER.uses.some((folder) => isWithin(to, folder)) : isForeign(to));
    const isForeign = (to: string) => !/\.\w+$/.test(to) && !BROWSER.packages.some((p) => p === to);
    const isBrowsers = (file: string) => graph.get(file)?.side === 'client';
    const isWay = ({ to }: Arrow) => graph.get(to)?.side !== 'server';
    const goals = (to: string) => isServers(to) && graph.get(to)?.side !== 'client';
    expect(trespasses(isBrowsers, goals, isWay)).toEqual([]);
  });
});

describe('a circle', () => {
  const type = (to: string): Arrow => ({ to, kind: 'type' });
  const now = (to: string): Arrow => ({ to, kind: 'now' });

  it('is found over types, and told once', () => {
    const circle = drawn({ a: [now('b')], b: [type('c')], c: [now('a')], d: [now('a')] });
    expect(findCycles(circle)).toEqual([['a', 'b', 'c', 'a']]);
  });

  it('is none where two ways meet again', () => {
    expect(findCycles(drawn({ a: [now('b'), now('c')], b: [now('d')], c: [now('d')] }))).toEqual(
      [],
    );
  });

  it('is told beside another that shares a file', () => {
    const two = drawn({ a: [now('b')], b: [now('a'), now('c')], c: [now('b')] });
    expect(findCycles(two)).toHaveLength(2);
  });
});

describe('a way', () => {
  const chain = drawn({
    a: [{ to: 'b', kind: 'now' }],
    b: [{ to: 'c', kind: 'later' }],
    c: [{ to: 'd', kind: 'type' }],
  });

  it('leads through what is loaded later, and not through types', () => {
    expect(findPath(chain, 'a', { isGoal: (to) => to === 'c' })).toEqual(['a', 'b', 'c']);
    expect(findPath(chain, 'a', { isGoal: (to) => to === 'd' })).toBeNull();
  });
});
