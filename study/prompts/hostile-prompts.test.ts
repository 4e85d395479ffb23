import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { jsonSize } from './json-size.ts';
import { parsePromptFile } from './parse-prompts.ts';

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.message;
    throw error;
  }
  return '';
}

describe('a hostile prompt file', () => {
  const many = (count: number, line: (index: number) => string, mark = '\n'): string =>
    Array.from({ length: count }, (_, index) => line(index)).join(mark);

  it.each<[why: string, name: string, text: string, said: RegExp]>([
    ['brackets alone', 'p.json', '['.repeat(2_000_000), /p\.json is nested deeper than 100 levels/],
    ['braces alone', 'p.json', '{"a":'.repeat(500_000), /is nested deeper than 100 levels/],
    ['brackets on a line', 'p.jsonl', `"a"\n${'['.repeat(900_000)}`, /p\.jsonl:2 is nested deeper/],
    [
      'an object of a million keys',
      'p.json',
      `[{${many(1_000_001, (i) => `"k${i}":1`, ',')}}]`,
      /2000004 values where 2000000 are taken/,
    ],
    [
      'an object of too many keys',
      'p.json',
      `[{${many(1001, (i) => `"k${i}":1`, ',')}}]`,
      /prompt 1 of 1 has 1001 columns/,
    ],
    [
      'other keys in each object',
      'p.json',
      `[${many(200_000, (i) => `{"a${i}":1}`, ',')}]`,
      /200000 columns where 1000/,
    ],
    [
      'too many prompts',
      'p.json',
      `[${many(200_001, () => '"a"', ',')}]`,
      /200001 lines or prompts where 200000/,
    ],
    [
      'a line of commas alone',
      'p.csv',
      ','.repeat(3_000_000),
      /3000000 values where 2000000 are taken/,
    ],
    ['commas and nothing else', 'p.csv', ','.repeat(900), /p\.csv holds no prompt/],
    [
      'a header of too many columns',
      'p.csv',
      `prompt,${many(1000, (i) => `c${i}`, ',')}\na`,
      /p\.csv:1 has 1001 columns where 1000/,
    ],
    [
      'a column of a giant name',
      'p.csv',
      `prompt,${'h'.repeat(3_000_000)}\n${'a,b\n'.repeat(1000)}`,
      /p\.csv:1 has a column "h{20}…" whose name has 3000000 characters where 200 fit/,
    ],
    [
      'a key of a giant name',
      'p.json',
      `[{"prompt":"a","${'h'.repeat(3_000_000)}":1}]`,
      /prompt 1 of 1 has a column "h{20}…" whose name has 3000000 characters/,
    ],
    [
      'a quotation mark that is never closed',
      'p.csv',
      `prompt\n"${'x\n'.repeat(190_000)}`,
      /opens a quotation mark/,
    ],
    [
      'one giant field',
      'p.csv',
      `prompt\n"${'x'.repeat(5_000_000)}"`,
      /5000000 characters where 10000 fit/,
    ],
    ['quotation marks alone', 'p.csv', `prompt\n${'"'.repeat(3_000_000)}`, /p\.csv:2/],
    [
      'more lines than are taken',
      'p.txt',
      'a\n'.repeat(300_000),
      /300001 lines or prompts where 200000/,
    ],
    [
      'wrong lines without end',
      'p.tsv',
      `prompt\tx\n${'a\n'.repeat(190_000)}`,
      /more than 5000 lines that have more or fewer columns/,
    ],
  ])(
    'is refused with a reason, soon: %s',
    (_, name, text, said) => {
      const started = performance.now();
      expect(messageOf(() => parsePromptFile(text, name))).toMatch(said);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );

  it('is counted as JSON without being built: texts are passed over, whatever is in them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { depth, values } = jsonSize(JSON.stringify(value));
        expect({ depth, values }).toEqual(sizeOf(value));
      }),
    );
  });
});

/** By going through the value: how deep it nests, and its values, names of keys included. */
function sizeOf(value: unknown): { depth: number; values: number } {
  let marks = 0;
  const depthOf = (item: unknown): number => {
    if (typeof item !== 'object' || item === null) return 0;
    const inner = Object.values(item);
    marks += 1 + Math.max(0, inner.length - 1) + (Array.isArray(item) ? 0 : inner.length);
    return 1 + Math.max(0, ...inner.map(depthOf));
  };
  const depth = depthOf(value);
  return { depth, values: marks + 1 };
}
