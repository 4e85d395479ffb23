import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyPathAt } from './key-path-at.ts';

const TEXT = `name: A study
prompts: { set: PartiPrompts, draw: 10 }
arms:
  - key: a
    steps: 30
  - { key: b, steps: 50 }

analysis:
  primary: [better]
  stop: { rule: fixed, votes: 990 }
`;

/** Where a piece of the text begins, counted from its end if `after`. */
const path = (piece: string, after = 0): string => keyPathAt(TEXT, TEXT.indexOf(piece) + after);

describe('the key that a place of a protocol belongs to', () => {
  it('is that of the line, wherever in it the place is', () => {
    expect(path('name')).toBe('name');
    expect(path('study')).toBe('name');
    expect(path('    steps: 30')).toBe('arms[].steps');
    expect(path('steps: 30')).toBe('arms[].steps');
  });

  it('is found between brackets, and not behind them', () => {
    expect(path('draw')).toBe('prompts.draw');
    expect(path('10 }', 4)).toBe('prompts');
    expect(path('50')).toBe('arms[].steps');
    expect(path('990')).toBe('analysis.stop.votes');
    expect(path('better')).toBe('analysis.primary[]');
  });

  it('is left where a new line begins further to the left', () => {
    expect(keyPathAt(TEXT, TEXT.length)).toBe('');
    expect(keyPathAt(`${TEXT}  `, TEXT.length + 2)).toBe('analysis');
    expect(path('  - { key: b')).toBe('arms[]');
  });

  it('is the top of a text that holds nothing, or too much', () => {
    expect(keyPathAt('', 0)).toBe('');
    expect(keyPathAt('['.repeat(100_000), 50)).toBe('');
  });

  it('is told of every text, broken ones too', () => {
    const pieces = [
      'a:',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      '#',
      '&x',
      '*x',
      '? ',
      '|',
    ];
    const texts = fc
      .array(fc.constantFrom(...pieces), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.nat(70), (text, offset) => {
        expect(typeof keyPathAt(text, Math.min(offset, text.length))).toBe('string');
      }),
    );
  });

  it('is found however deep it stands, with brackets or without', () => {
    const keys = fc.array(fc.constantFrom('a', 'b_c', 'steps'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(keys, (path) => {
        const flow = `${path.map((key) => `{ ${key}: `).join('')}1${' }'.repeat(path.length)}`;
        const block = `${path.map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')} 1`;
        for (const text of [flow, block]) {
          expect(keyPathAt(text, text.indexOf('1'))).toBe(path.join('.'));
        }
      }),
    );
  });
});
