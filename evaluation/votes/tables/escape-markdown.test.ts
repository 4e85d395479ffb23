import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';

it('leaves < as it is where it begins no tag, and lets no tag or entity through', () => {
  expect(escapeMarkdown('p < 0.001, n <5')).toBe('p < 0.001, n <5');
  expect(escapeMarkdown('a <b>bold</b> &lt; & one <!-- two')).toBe(
    String.raw`a \<b>bold\</b> \&lt; & one \<!-- two`,
  );
});

it('lets no emphasis, formula, heading or list through, and leaves names with _ as they are', () => {
  expect(escapeMarkdown('_more_ of sd_v1_5 at ~30, $5')).toBe(
    String.raw`\_more\_ of sd_v1_5 at \~30, \$5`,
  );
  expect(['# one', '1. one', '- one', '> one', '-5 steps', '1.5 s'].map(escapeMarkdown)).toEqual([
    String.raw`\# one`,
    String.raw`1\. one`,
    String.raw`\- one`,
    String.raw`\> one`,
    '-5 steps',
    '1.5 s',
  ]);
});

it('is what stood there before, once the backslashes are taken', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('<>&;lt#/!?|*`[]\\a1_~$-+. ')) });
  fc.assert(
    fc.property(text, (any) => {
      const escaped = escapeMarkdown(any);
      expect(escaped.replace(/\\(.)/g, '$1')).toBe(any.replace(/ +/g, ' '));
      expect(escaped.replace(/\\./g, '§')).not.toMatch(
        /<[a-z/!?]|&#?\w+;|[|*`[\]~$]|\b_\B|\B_\b|^ ?(#+ |[-+] |>|\d+[.)] )/i,
      );
    }),
  );
});
