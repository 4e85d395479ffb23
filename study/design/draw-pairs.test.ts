import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPairs } from './draw-pairs.ts';
import type { ArmPair } from './draw-pairs.ts';

/** Arms that can be reached from arm 0 along the pairs. */
function reachable(pairs: readonly ArmPair[]): Set<number> {
  const reached = new Set([0]);
  for (let grown = true; grown;) {
    const before = reached.size;
    for (const { a, b } of pairs) {
      if (reached.has(a)) reached.add(b);
      if (reached.has(b)) reached.add(a);
    }
    grown = reached.size > before;
  }
  return reached;
}

const shapes = fc.record({
  arms: fc.integer({ min: 2, max: 15 }),
  cells: fc.integer({ min: 1, max: 60 }),
  seed: fc.nat(),
});

describe('drawing pairs of arms', () => {
  it('compares the two arms in every cell of a study of two', () => {
    const drawn = drawPairs({ arms: 2, cells: 3, seed: 0, design: 'balanced' });
    expect(drawn).toEqual([[{ a: 0, b: 1 }], [{ a: 0, b: 1 }], [{ a: 0, b: 1 }]]);
  });

  it('holds every pair once in every cell when all are asked for', () => {
    const drawn = drawPairs({ arms: 5, cells: 2, seed: 0, design: 'all' });
    expect(drawn.map((pairs) => new Set(pairs.map(({ a, b }) => `${a}-${b}`)).size)).toEqual([
      10, 10,
    ]);
  });

  it('uses an image in one comparison at most, links all arms, and meets pairs equally often', () => {
    fc.assert(
      fc.property(shapes, ({ arms, cells, seed }) => {
        const drawn = drawPairs({ arms, cells, seed, design: 'balanced' });
        expect(drawn).toHaveLength(cells);
        expect(reachable(drawn.flat()).size).toBe(arms);
        if (cells < 2) return;
        for (const pairs of drawn) {
          const used = pairs.flatMap(({ a, b }) => [a, b]);
          expect(new Set(used).size).toBe(used.length);
        }
        const meetings = Array.from({ length: arms }, (_, a) =>
          Array.from({ length: arms - a - 1 }, (_, i) => a + 1 + i).map(
            (b) => drawn.flat().filter((pair) => pair.a === a && pair.b === b).length,
          ),
        ).flat();
        expect(Math.max(...meetings) - Math.min(...meetings)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
