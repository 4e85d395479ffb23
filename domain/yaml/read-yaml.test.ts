import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from './read-yaml.ts';

const faultOf = (text: string): string => {
  const read = readYaml(text);
  return 'faults' in read
    ? read.faults.map(({ line, message }) => `${line} ${message}`).join()
    : '';
};

/** What YAML is made of. */
const PIECES = [
  'a',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '&a ',
  '*a ',
  '!t ',
  '|',
  '>',
  '#',
  '\n',
  '  ',
  '\t',
  '?',
  '%',
  '---',
  '<<',
  '\u{1f408}',
  '1',
  '~',
  '\\',
];

describe('a YAML text', () => {
  it('is read with the line of each key and item', () => {
    const text = 'a:\n  - { x: 1, y: 2 }\n  -\n    x: 3\nb: |\n  one\n  two\nc: [1,\n  2]\n';
    const read = readYaml(text);
    if ('faults' in read) throw new Error('not read');
    const { value, lineOf, states } = read.read;
    expect(value).toEqual({ a: [{ x: 1, y: 2 }, { x: 3 }], b: 'one\ntwo\n', c: [1, 2] });
    expect([['a'], ['a', 0, 'y'], ['a', 1, 'x'], ['b'], ['c', 1]].map(lineOf)).toEqual([
      1, 2, 4, 5, 9,
    ]);
    // what is missing is looked for above
    expect([['a', 1, 'z'], ['a', 7], ['q'], []].map(lineOf)).toEqual([4, 1, 1, 1]);
    expect([states(['a', 0, 'x']), states(['a', 1, 'y'])]).toEqual([true, false]);
  });

  it('keeps the tags of plain values', () => {
    const read = readYaml('a: !!str 1\nb: !!int "2"\nc: !!map { d: !!seq [] }\n');
    expect('read' in read && read.read.value).toEqual({ a: '1', b: 2, c: { d: [] } });
  });

  it('keeps the few aliases of a person', () => {
    const read = readYaml('a: &a { x: 1 }\nb: *a\n');
    expect('read' in read && read.read.value).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });

  const many = 440_000;
  it.each([
    ['keys', Array.from({ length: many / 11 }, (_, i) => `k${i}: 1`).join('\n')],
    ['the same key', 'k: 1\n'.repeat(6000)],
    ['brackets', '['.repeat(many)],
    ['brackets that close', '[]'.repeat(many / 2)],
    ['lists in lists', '- '.repeat(many / 2)],
    ['maps in maps', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['explicit keys', '? '.repeat(many / 2)],
    ['quotes', '"'.repeat(many)],
    ['commas', `{${','.repeat(many)}}`],
    ['anchors', '& '.repeat(many / 2)],
    ['aliases', `- &a x\n${'- *a\n'.repeat(many / 5)}`],
    [
      'aliases of aliases',
      Array.from(
        { length: 40 },
        (_, i) => `a${i}: &a${i} [${i > 0 ? `*a${i - 1}, *a${i - 1}` : 1}]`,
      ).join('\n'),
    ],
    ['comments', '#\n'.repeat(many / 2)],
    ['tags', '- !x y\n'.repeat(many / 7)],
    ['unclosed text', `a: '${' \n'.repeat(many / 2)}`],
    ['a hundred lines of text', `a: |\n${' x\n'.repeat(many / 3)}`],
  ])('of several hundred kilobytes of %s takes no more than a moment', (_, text) => {
    const started = performance.now();
    readYaml(text);
    // 0.2 s on an idle core; before there was a budget, some took a minute
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    [
      'a: 1\nb: [\n',
      /^3 is not YAML: this stands too far .* close the bracket \(column 1, at the end of the text\)$/,
    ],
    ['a:\n\tb: 1\n', /^2 is not YAML: a tab .*: write spaces \(column 1, at "b: 1"\)$/],
    ['a: @b\n', /^1 is not YAML: a text begins with a sign .* \(column 4, at "@b"\)$/],
    ['a: "x\\q"\n', /^1 is not YAML: a text in double quotes has a "\\"/],
    ['a: b: c\n', /^1 is not YAML: a list or a second "key:".* \(column 4, at "b: c"\)$/],
    [
      'a: 1\na: 2\nb: { c: 1, c: 2 }\n',
      /^2 a is written twice, first on line 1: leave one out,3 c is/,
    ],
    ['a: &a [*a]', /^1 has aliases .* that hold themselves/],
    ['a: 1\nb: *c\n', /^2 is an alias, "\*c", of nothing/],
    ['a: "\\0"\n', /^1 "\\u0000" holds a control character/],
    ['a: 1\nb: !!set { c, d }\n', /^2 has the tag "!!set", which no protocol needs: leave it out$/],
    ['a: !!pairs [b: 1]\n', /^1 has the tag/],
    ['a: !!binary YQ==\n', /^1 has the tag "!!binary"/],
    ['a: !!omap [b: 1]\n', /^1 has the tag "!!omap"/],
    ['a: !!timestamp 2026-01-01\n', /^1 has the tag "!!timestamp"/],
    ['a: 1\nb: !mine 2\n', /^2 is not YAML: it has a tag \("!name"\) that does not fit/],
    ['a: !!int x\n', /^1 is not YAML: it has a tag/],
    ['a: 1\n# \0', /^2 holds a NUL/],
    ['a: 1\n? b\n: 2\n', /^2 has a key that begins with "\?"/],
    ['a: 1\n---\nb: 2\n', /^2 is not YAML: it holds more than one document/],
  ])('that is wrong is told with its line: %j', (text, message) => {
    expect(faultOf(text)).toMatch(message);
  });

  it('is read or refused whatever it holds, never with a failure', () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const read = readYaml(pieces.join(''));
        for (const { line, message } of 'faults' in read ? read.faults : []) {
          expect(line).toBeGreaterThan(0);
          expect(message).not.toBe('');
          expect(message).not.toMatch(
            /\b([Ff]low|[Ii]mplicit|scalar|token|collection|Unexpected|Missing)\b/,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
