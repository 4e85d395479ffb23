import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { solveLinearSystem } from './solve-linear-system.ts';

test('a system whose first pivot is zero is solved', () => {
  expect(
    solveLinearSystem(
      [
        [0, 2],
        [3, 1],
      ],
      [4, 5],
    ),
  ).toEqual([1, 2]);
});

test('the solution satisfies a well conditioned system of any size', () => {
  const entry = fc.double({ min: -1, max: 1, noNaN: true });
  const property = fc.property(
    fc.integer({ min: 1, max: 4 }),
    fc.array(entry, { minLength: 20, maxLength: 20 }),
    (size, entries) => {
      const entryAt = (i: number): number => at(entries, i, 'the entries');
      // Rows that are dominated by their diagonal.
      const matrix = Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) => entryAt(i * size + j) + (i === j ? 5 : 0)),
      );
      const right = Array.from({ length: size }, (_, i) => entryAt(16 + i));
      const solution = solveLinearSystem(matrix, right);
      matrix.forEach((row, i) => {
        const product = row.reduce(
          (sum, value, j) => sum + value * at(solution, j, 'the solution'),
          0,
        );
        expect(product).toBeCloseTo(at(right, i), 12);
      });
    },
  );
  fc.assert(property);
});
