import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeLatex } from './escape-latex.ts';

it.each([
  ['50% of $5 & #1_{x}', '50\\% of \\$5 \\& \\#1\\_\\{x\\}'],
  ['Żółć ß', "\\.{Z}\\'{o}\\l{}\\'{c} \\ss{}"],
  ["a--b ,,c''", "a-{}-b ,{},c'{}'"],
  ['"q" `b`', '{\\char34}q{\\char34} {\\char96}b{\\char96}'],
  ['−4.0 ± 1', '\\ensuremath{-}4.0 \\ensuremath{\\pm} 1'],
  ['ę', '\\onparchar{281}{U+0119}'],
  ['\ud800', '\\onparchar{65533}{U+FFFD}'],
])('writes %s as LaTeX', (text, latex) => {
  expect(escapeLatex(text)).toBe(latex);
});

it('makes one line of ASCII with balanced braces of any text, with nothing active left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const latex = escapeLatex(text);
      expect(latex).toMatch(/^[\x20-\x7e]*$/);
      const bare = latex.replace(/\\[a-zA-Z]+|\\[^a-zA-Z]/g, '');
      expect(bare).not.toMatch(/[\\$&%#_^~"]/);
      let depth = 0;
      for (const brace of bare.replace(/[^{}]/g, '')) {
        depth += brace === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
