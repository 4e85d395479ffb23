import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import type { Coverage } from './coverage.ts';
import { matchImages } from './match-images.ts';

const prompt = (index: number, text: string): PromptRecord => ({
  index,
  text,
  category: '',
  challenge: '',
  note: '',
});
const FOX = prompt(12, 'a red fox, in the snow');
const CAT = prompt(549, 'a cat');

const filesOf = ({ matched }: Coverage): string[] =>
  matched.map(({ prompt: { index }, replicate, file }) => `${index} ${replicate} ${file}`);

describe('a list of images', () => {
  const match = (
    values: Record<string, string | number>[],
    names: string[],
    replicates = 1,
  ): ReturnType<typeof matchImages> =>
    matchImages({
      names: [...names, 'list.csv'],
      list: {
        name: 'list.csv',
        rows: values.map((row, i) => ({ values: row, at: `list.csv:${i + 2}` })),
      },
      prompts: [FOX, CAT],
      replicates,
      setSize: 1632,
    });

  it('tells by prompt_index or prompt, with columns of any case', () => {
    const { coverage, problems } = match(
      [
        { File: './x.png', Prompt_Index: '12' },
        { File: String.raw`sub\y.png`, Prompt: ' a cat ' },
      ],
      ['x.png', 'sub/y.png'],
    );
    expect(problems).toEqual([]);
    expect(filesOf(coverage)).toEqual(['12 0 x.png', '549 0 sub/y.png']);
    expect(coverage).toMatchObject({ by: 'list.csv', leftOver: [] });
  });

  it('takes whole numbers as tools write them that know of empty cells', () => {
    const rows = ['1.0', '0.0'].map((replicate, i) => ({
      ...{ file: `${i}.png`, prompt_index: '12.0', replicate },
    }));
    const { coverage, problems } = match(rows, ['0.png', '1.png'], 2);
    expect(problems).toEqual([]);
    expect(filesOf(coverage)).toEqual(['12 0 1.png', '12 1 0.png']);
  });

  it('numbers replicates by their order where it does not say them', () => {
    const rows = ['b.png', 'a.png'].map((file) => ({ file, prompt_index: 12 }));
    const { coverage } = match(rows, ['a.png', 'b.png'], 2);
    expect(filesOf(coverage)).toEqual(['12 0 b.png', '12 1 a.png']);
  });

  it.each([
    [{ file: 'gone.png', prompt_index: 12 }, 'list.csv:2 names gone.png, which is not there'],
    [{ file: 'x.pn', prompt_index: 12 }, 'did you mean x.png?'],
    [{ file: 'x.png', prompt_index: 'twelve' }, 'no whole number'],
    [{ file: 'x.png' }, 'says of no prompt'],
    [{ prompt_index: 12 }, 'names no file'],
    [{ file: 'x.png', prompt_index: 12, replicate: -1 }, 'replicate'],
    [{ file: 'x.png', prompt_index: 12, prompt: 'a dog' }, 'it is of another set'],
  ])('refuses a row with its place: %j', (row, words) => {
    const { problems } = match([row], ['x.png']);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(at(problems, 0)).toContain('list.csv:2');
  });

  it('says of no replicate where the cell is empty', () => {
    const { coverage, problems } = match(
      [{ file: 'x.png', prompt_index: 12, replicate: ' ' }],
      ['x.png'],
    );
    expect(problems).toEqual([]);
    expect(filesOf(coverage)).toEqual(['12 0 x.png']);
  });

  it.each([
    ['/home/me/out/x.png', '/home/me/out/y.png'],
    [String.raw`C:\out\x.png`, String.raw`C:\out\y.png`],
    ['https://cdn.example.org/i/x.png', 'https://cdn.example.org/i/y.png'],
    ['../mj/x.png', '../mj/y.png'],
  ])('finds files by paths that were written elsewhere: %s', (x, y) => {
    const rows = [
      { file_name: x, text: 'a cat' },
      { file_name: y, text: 'a red fox, in the snow' },
    ];
    const { coverage, problems } = match(rows, ['x.png', 'y.png']);
    expect(problems).toEqual([]);
    expect(filesOf(coverage)).toEqual(['12 0 y.png', '549 0 x.png']);
  });

  it('leaves out no folder that its paths do not share: they may be of other images', () => {
    const rows = [
      { file: 'one/x.png', prompt_index: 12 },
      { file: 'two/x.png', prompt_index: 549 },
    ];
    const { coverage, problems } = match(rows, ['x.png']);
    expect(coverage.matched).toEqual([]);
    expect(problems).toHaveLength(2);
  });

  it('never finds a file by another path than its own, whatever folders stand before it', () => {
    const part = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(part, { maxLength: 3 }).map((parts) => [...parts, 'x.png'].join('/'));
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1, maxLength: 2 }),
        fc.array(part, { maxLength: 3 }),
        (names, before) => {
          const indexes = [12, 549];
          const indexOf = (i: number): number => at(indexes, i, 'the prompts');
          const rows = names.map((name, i) => ({
            file: [...before, name].join('/'),
            prompt_index: indexOf(i),
          }));
          const { coverage, problems } = match(rows, names);
          const truth = names.map((name, i) => `${indexOf(i)} 0 ${name}`);
          if (problems.length === 0) expect(filesOf(coverage)).toEqual(truth);
        },
      ),
    );
  });

  it('may say the same twice', () => {
    const row = { file: 'x.png', prompt_index: 12 };
    const { coverage, problems } = match([row, row], ['x.png']);
    expect(problems).toEqual([]);
    expect(filesOf(coverage)).toEqual(['12 0 x.png']);
  });

  it('finds a file whose name a disk or a spreadsheet has rewritten, if only one is called so', () => {
    const rows = [
      { file: 'caf\u00e9 1.PNG', prompt_index: 12 },
      { file: 'x.png', prompt_index: 549 },
    ];
    const { coverage } = match(rows, ['cafe\u0301_1.png', 'X.png', 'x.PNG']);
    expect(filesOf(coverage)).toEqual(['12 0 cafe\u0301_1.png']);
    expect(coverage.missing).toMatchObject([{ prompt: { index: 549 } }]);
  });

  it('is refused where it gives one file for several images', () => {
    const rows = [12, 549].map((prompt_index) => ({ file: 'x.png', prompt_index }));
    expect(match(rows, ['x.png']).problems).toEqual([
      'list.csv gives x.png for prompt 12 "a red fox, in the snow" and prompt 549 "a cat": name a file of its own for each',
    ]);
  });

  it('never gives a file to two images without saying so, whatever it lists', () => {
    const names = ['a.png', 'A.png', 'b b.png', 'b_b.png', 'c.png'];
    const row = fc.record({
      file: fc.constantFrom(...names, 'C.PNG', 'B B.png'),
      prompt_index: fc.constantFrom('12', '549', '7'),
      replicate: fc.constantFrom('', '0', '1', '2'),
    });
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 3 }), (rows, replicates) => {
        const { coverage, problems } = match(rows, names, replicates);
        const { matched, missing, double, leftOver } = coverage;
        expect(matched.length + missing.length + double.length).toBe(2 * replicates);
        const used = [...matched.map(({ file }) => file), ...double.flatMap(({ files }) => files)];
        if (problems.length === 0) {
          expect([...used, ...leftOver].toSorted()).toEqual(names.toSorted());
        }
      }),
    );
  });
});
