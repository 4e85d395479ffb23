import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOfLabel } from './fault-of-label.ts';
import { faultOfTitle } from './fault-of-title.ts';

test.each(['On Par', 'on-par', 'ON_PAR ', 'Neither', 'nеither', 'No  answer', 'answer'])(
  'no arm is called %s, which a row of the table is',
  (label) => {
    expect(faultOfLabel(label)).toMatch(/^is the name of a row of the table/);
    expect(faultOfTitle(label)).toBeUndefined();
  },
);

test.each(['DeciDiffusion 1.0', 'Größe', '模型', 'مدل', 'neither nor', 'A 👩‍🔬'])(
  'an arm may be called %s',
  (label) => {
    expect(faultOfLabel(label)).toBeUndefined();
  },
);

test('a character that cannot be printed, or turns the text, is found wherever it stands', () => {
  const bad = fc.constantFrom(
    '\0',
    '\n',
    '\t',
    '\u0085',
    '\u2028',
    '\u061c',
    '\u200e',
    '\u202e',
    '\u2066',
  );
  fc.assert(
    fc.property(fc.string(), bad, fc.string(), (before, letter, after) => {
      expect(faultOfLabel(`${before}${letter}${after}`)).toMatch(
        /\(U\+[0-9A-F]{4}\): leave it out$/,
      );
    }),
  );
});
