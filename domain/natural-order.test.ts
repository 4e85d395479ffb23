import fc from 'fast-check';
import { expect, it } from 'vitest';
import { naturalOrder } from './natural-order.ts';

it('puts numbers in names by their size', () => {
  expect(['fox-10', 'Fox-2', 'fox-2', 'ape'].sort(naturalOrder)).toEqual([
    'ape',
    'fox-2',
    'Fox-2',
    'fox-10',
  ]);
});

it('gives one order for the same names, in whatever order they came', () => {
  // one letter in two encodings, which a reader takes for one, is among them
  const pieces = fc.constantFrom('fox', 'Fox', '-', '2', '02', '10', '\u00e9', 'e\u0301', ' ');
  const name = fc.array(pieces, { maxLength: 3 }).map((parts) => parts.join(''));
  const names = fc.uniqueArray(name, { maxLength: 8 });
  fc.assert(
    fc.property(names, (list) => {
      expect(list.toReversed().sort(naturalOrder)).toEqual(list.toSorted(naturalOrder));
    }),
  );
});
