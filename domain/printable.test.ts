import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, printable, printableLines } from './printable.ts';

test('a name cannot begin a line, clear a screen or turn words round', () => {
  expect(printable('a\nFID 0.0\u001b[2J\u202e.png')).toBe('a\\u000aFID 0.0\\u001b[2J\\u202e.png');
});

test('no name acts on a terminal, and one without such letters stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(printable(name)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(printableLines(name)).not.toMatch(/(?![\n\t])\p{Cc}/u);
    }),
  );
  expect(printable('Größe 大 👩🏽.png')).toBe('Größe 大 👩🏽.png');
});

test('the lines of a message stay lines', () => {
  expect(printableLines('a\tb\nc\r\u009b1m')).toBe('a\tb\nc\\u000d\\u009b1m');
});

test('the beginning of a text is one line, without halves of letters', () => {
  expect(beginning('a\nb\u0000c\ud800d', 6)).toBe('a b c ');
});
