import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldColumn } from './fold-column.ts';

it('is the same for all the ways in which tools write one name', () => {
  const word = fc.stringMatching(/^[a-z]{2,6}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
      const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
      const spellings = [
        words.join('_'),
        words.join('-'),
        words.map(capital).join(''),
        words.map((text, i) => (i === 0 ? text : capital(text))).join(''),
        ` ${words.map(capital).join(' ')} `,
        words.join('_').toUpperCase(),
      ];
      expect(new Set(spellings.map(foldColumn))).toEqual(new Set([words.join(' ')]));
    }),
  );
});

it('keeps names apart that differ in a letter, digit or sign', () => {
  const names = ['model_a', 'model_b', 'model 1', 'winner', 'a.b', 'ab'];
  expect(new Set(names.map(foldColumn)).size).toBe(names.length);
});
