import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from './present.ts';
import { millisecondsText } from './milliseconds-text.ts';

test('a text that may be two numbers is refused, and both of those it names are read as what they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(999), (whole, part) => {
      const digits = String(part).padStart(3, '0');
      const { error } = millisecondsText.safeParse(`${whole}.${digits}`);
      const words = present(error, 'the refusal').message;
      const named = /write (\d\S*) or (\d+)/.exec(words);
      const [, decimal, thousands] = present(named, 'the two numbers');
      expect(millisecondsText.parse(decimal)).toBe(Number(`${whole}.${digits}`));
      expect(millisecondsText.parse(thousands)).toBe(1000 * whole + part);
    }),
  );
});

test.each(['0.500', '2.5', '2.5000', '1234.567', '2500', ''])(
  '%j is one number, or none',
  (text) => {
    expect(millisecondsText.parse(text)).toBe(text === '' ? null : Number(text));
  },
);
