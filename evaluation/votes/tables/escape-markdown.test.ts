import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';

it('leaves < as it is where it begins no tag, and lets no tag or entity through', () => {
  expect(escapeMarkdown('p < 0.001, n <5')).toBe('p < 0.001, n <5');
  expect(escapeMarkdown('a <b>bold</b> &lt; & one <!-- two')).toBe(
    String.raw`a \<b>bold\</b> \&lt; & one \<!-- two`,
  );
});

it('is what stood there before, once the backslashes are taken', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('<>&;lt#/!?|*`[]\\a1')) });
  fc.assert(
    fc.property(text, (any) => {
      const escaped = escapeMarkdown(any);
      expect(escaped.replace(/\\(.)/g, '$1')).toBe(any);
      expect(escaped.replace(/\\./g, ' ')).not.toMatch(/<[a-z/!?]|&#?\w+;|[|*`[\]]/i);
    }),
  );
});
