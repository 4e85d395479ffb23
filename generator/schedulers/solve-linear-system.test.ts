import fc from 'fast-check';
import { expect, test } from 'vitest';
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
      const at = (i: number): number => entries[i] ?? 0;
      // Rows that are dominated by their diagonal.
      const matrix = Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) => at(i * size + j) + (i === j ? 5 : 0)),
      );
      const right = Array.from({ length: size }, (_, i) => at(16 + i));
      const solution = solveLinearSystem(matrix, right);
      matrix.forEach((row, i) => {
        const product = row.reduce((sum, value, j) => sum + value * (solution[j] ?? NaN), 0);
        expect(product).toBeCloseTo(right[i] ?? NaN, 12);
      });
    },
  );
  fc.assert(property);
});
