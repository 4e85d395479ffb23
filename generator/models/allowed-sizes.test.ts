import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { describeSizes, refusalOfSide, type AllowedSizes } from './allowed-sizes.ts';

const free = (multipleOf: number): AllowedSizes => ({ multipleOf, width: null, height: null });

test('a side that the model cannot make is refused with the allowed ones and the nearest', () => {
  expect(refusalOfSide('width', 88, free(16))).toBe(
    'is 88, and the model makes width and height in multiples of 16, from 16 to 4096: write 80 or 96',
  );
});

test('a side that was exported fixed is the only one', () => {
  const sizes = { multipleOf: 64, width: 512, height: null };
  expect(describeSizes(sizes)).toBe('width 512 only, height in multiples of 64, from 64 to 4096');
  expect(describeSizes({ ...sizes, height: 768 })).toBe('512 x 768 only');
  expect(refusalOfSide('width', 512, sizes)).toBeNull();
  expect(refusalOfSide('height', 128, sizes)).toBeNull();
  expect(refusalOfSide('width', 576, sizes)).toMatch(/: write 512$/);
});

test('what is to be written in its place is what the model makes', () => {
  const side = fc.integer({ min: 1, max: 511 }).map((n) => 8 * n);
  fc.assert(
    fc.property(side, fc.constantFrom(8, 16, 32, 64), (width, multipleOf) => {
      const refusal = refusalOfSide('width', width, free(multipleOf));
      expect(refusal === null).toBe(width % multipleOf === 0);
      const written = refusal === null ? [] : at(refusal.split(': write '), 1).split(' or ');
      for (const other of written) {
        expect(refusalOfSide('width', Number(other), free(multipleOf))).toBeNull();
      }
    }),
    { seed: 1 },
  );
});
