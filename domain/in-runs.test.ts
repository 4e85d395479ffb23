import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inRuns } from './in-runs.ts';

it('parts items where their key changes', () => {
  expect(inRuns(['a1', 'a2', 'b1', 'a3'], (item) => item.slice(0, 1))).toEqual([
    ['a1', 'a2'],
    ['b1'],
    ['a3'],
  ]);
});

it('is grouping by key where the items are sorted by it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', '')), (items) => {
      const sorted = items.toSorted();
      expect(inRuns(sorted, (item) => item)).toEqual([
        ...Map.groupBy(sorted, (item) => item).values(),
      ]);
    }),
  );
});
