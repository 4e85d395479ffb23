import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapWords } from './wrap-words.ts';

it('parts a text between its words', () => {
  expect(wrapWords('StableDiffusion v1.5 50 Iterations preferred', 22)).toEqual([
    'StableDiffusion v1.5',
    '50 Iterations',
    'preferred',
  ]);
});

it('cuts a word that is longer than a line', () => {
  expect(wrapWords('an incomprehensibility', 8)).toEqual(['an', 'incompr…']);
});

it('keeps every word that fits, in order, and no line too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^\p{L}{1,12}$/u), { maxLength: 20 }),
      fc.integer({ min: 12, max: 40 }),
      (words, letters) => {
        const lines = wrapWords(words.join(' '), letters);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(lines.every((line) => [...line].length <= letters)).toBe(true);
      },
    ),
  );
});
