import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromptRecord } from '../prompts/prompt-record.ts';
import { slugOf } from './claim.ts';
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
const byNames = (names: string[], replicates = 1): Coverage =>
  matchImages({ names, list: null, prompts: [FOX, CAT], replicates, setSize: 1632 }).coverage;
const filesOf = ({ matched }: Coverage): string[] =>
  matched.map(({ prompt: { index }, replicate, file }) => `${index} ${replicate} ${file}`);

describe('which file is which image', () => {
  it('is told by the place of the prompt in the name of the file', () => {
    const names = ['00012-0.png', '00012-1.png', '549_0.JPG', 'prompt-549-1.webp'];
    expect(filesOf(byNames(names, 2))).toEqual([
      '12 0 00012-0.png',
      '12 1 00012-1.png',
      '549 0 549_0.JPG',
      '549 1 prompt-549-1.webp',
    ]);
  });

  it('is told by the folder of a prompt, and there by the order of names', () => {
    const names = ['12/seed-10.png', '12/seed-9.png', 'A cat/x.png', 'A cat/y.png'];
    expect(filesOf(byNames(names, 2))).toEqual([
      '12 0 12/seed-9.png',
      '12 1 12/seed-10.png',
      '549 0 A cat/x.png',
      '549 1 A cat/y.png',
    ]);
  });

  it('is not told by a number in the folder of another prompt', () => {
    expect(filesOf(byNames(['13/12.png', '549/1.png', '549/12.png'], 2))).toEqual([
      '549 0 549/1.png',
      '549 1 549/12.png',
    ]);
    expect(filesOf(byNames(['a cat/1.png', 'a blue dog/12.png']))).toEqual(['549 0 a cat/1.png']);
    expect(filesOf(byNames(['512/12.png', '512/549.png']))).toHaveLength(2);
  });

  it("is told by the prompt's text as the name", () => {
    expect(filesOf(byNames(['a_red_fox_in_the_snow_1.png', 'A Cat.jpg']))).toEqual([
      '12 0 a_red_fox_in_the_snow_1.png',
      '549 0 A Cat.jpg',
    ]);
  });

  it('is told by folders within that of a prompt, without the sheet of all beside them', () => {
    const names = ['00012', '00549'].flatMap((folder) => [
      `out/${folder}/grid.png`,
      `out/${folder}/samples/0000.png`,
      `out/${folder}/samples/0001.png`,
    ]);
    expect(filesOf(byNames(names, 2))).toEqual([
      '12 0 out/00012/samples/0000.png',
      '12 1 out/00012/samples/0001.png',
      '549 0 out/00549/samples/0000.png',
      '549 1 out/00549/samples/0001.png',
    ]);
  });

  it('takes what lies in the folder of a prompt itself before what lies deeper', () => {
    const coverage = byNames(['12/drafts/a.png', '12/final.png', '549/x.png']);
    expect(filesOf(coverage)).toEqual(['12 0 12/final.png', '549 0 549/x.png']);
    expect(coverage.leftOver).toEqual(['12/drafts/a.png']);
  });

  it('is told by the full name where the folder is none of a prompt, though called like one', () => {
    const names = ['12/00012-0.png', '12/00012-1.png', '12/00549-0.png', '12/00549-1.png'];
    expect(filesOf(byNames(names, 2))).toEqual([
      '12 0 12/00012-0.png',
      '12 1 12/00012-1.png',
      '549 0 12/00549-0.png',
      '549 1 12/00549-1.png',
    ]);
  });

  it('is told by the reading that gives every image, and refused where none or both do', () => {
    const match = (names: string[], prompts: PromptRecord[]) =>
      matchImages({ names, list: null, prompts, replicates: 1, setSize: 1632 });
    const ONE = prompt(1, 'one');
    const counted = ['12/00001-0.png', '12/00002-0.png', '1/00001-0.png'];
    const byFolder = match(counted, [ONE, FOX]);
    expect(byFolder.problems).toEqual([]);
    expect(filesOf(byFolder.coverage)).toEqual(['1 0 1/00001-0.png', '12 0 12/00001-0.png']);
    expect(match(['12/00549-0.png'], [FOX, CAT]).problems).toEqual([
      'has 12/00549-0.png, which is of prompt 12 by its folder and of prompt 549 by its name: call the folder otherwise, or list the files in manifest.jsonl',
    ]);
    expect(match(['12/1.png', '12/2.png'], [ONE, FOX]).problems).toEqual([
      expect.stringContaining('has 12/1.png, which is of prompt 12 by its folder'),
    ]);
  });

  const drawn = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
  const pad = (index: number): string => String(index).padStart(5, '0');
  /** A tree of which it is known what it means: the prompt of each file. */
  const oneFolder = fc
    .tuple(drawn, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 3 }))
    .map(([indexes, folder, replicates]) => ({
      indexes,
      replicates,
      isFull: true,
      truth: new Map(
        indexes.flatMap((index) =>
          Array.from({ length: replicates }, (_, k) => [`${folder}/${pad(index)}-${k}.png`, index]),
        ),
      ),
    }));
  const folderEach = fc
    .tuple(drawn, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([indexes, first, replicates, isFull]) => ({
      indexes,
      replicates,
      isFull,
      truth: new Map(
        indexes.flatMap((index) =>
          Array.from({ length: replicates }, (_, k) => [
            isFull ? `${index}/${pad(first + k)}-0.png` : `${index}/${first + k}.png`,
            index,
          ]),
        ),
      ),
    }));

  it('never gives a picture to another prompt without a word, whatever folders are called', () => {
    fc.assert(
      fc.property(
        fc.oneof(oneFolder, folderEach),
        fc.array(fc.nat()),
        ({ indexes, replicates, truth }, lost) => {
          const all = [...truth.keys()];
          const gone = new Set(lost.map((at) => all[at % (4 * all.length)]));
          const names = all.filter((name) => !gone.has(name));
          const prompts = indexes.map((index) => prompt(index, `word number ${index}`));
          const { coverage, problems } = matchImages({
            names,
            list: null,
            prompts,
            replicates,
            setSize: 1632,
          });
          if (problems.length > 0 || coverage.double.length > 0) return;
          for (const { file, prompt: own } of coverage.matched)
            expect([file, own.index]).toEqual([file, truth.get(file)]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads a whole tree of one folder, or of a folder each with replicates for names', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          oneFolder,
          folderEach.filter(({ isFull }) => !isFull),
        ),
        ({ indexes, replicates, truth }) => {
          const prompts = indexes.map((index) => prompt(index, `word number ${index}`));
          const names = [...truth.keys()];
          const { coverage, problems } = matchImages({
            names,
            list: null,
            prompts,
            replicates,
            setSize: 1632,
          });
          expect(problems).toEqual([]);
          expect(coverage.matched).toHaveLength(indexes.length * replicates);
        },
      ),
    );
  });

  it('says what is missing, double and left over', () => {
    const coverage = byNames(['12.png', '12-0.jpg', '00013-0.png', 'notes.txt']);
    expect(coverage.double).toMatchObject([{ files: ['12-0.jpg', '12.png'] }]);
    expect(coverage.missing).toMatchObject([{ prompt: { index: 549 }, replicate: 0 }]);
    expect(coverage.leftOver.toSorted()).toEqual(['00013-0.png', 'notes.txt']);
    expect(coverage.matched).toEqual([]);
  });

  it('accounts for every file and every image, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc
        .tuple(fc.constantFrom(12, 549, 7), fc.integer({ min: 0, max: 3 }))
        .map(([index, replicate]) => `${String(index).padStart(5, '0')}-${replicate}.png`),
      fc.constantFrom('12/a.png', 'a cat/b.png', 'a-cat.webp', 'x/y/549-1.png', '../12.png'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.integer({ min: 1, max: 3 }), (names, replicates) => {
        const { matched, missing, double, leftOver } = byNames(names, replicates);
        expect(matched.length + missing.length + double.length).toBe(2 * replicates);
        const used = [...matched.map(({ file }) => file), ...double.flatMap(({ files }) => files)];
        expect([...used, ...leftOver].toSorted()).toEqual(names.toSorted());
      }),
    );
  });

  it('finds its way back from any text of letters to the prompt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
        fc.pre(/\p{L}/u.test(text) && slugOf(text) !== 'a-cat');
        const own = prompt(3, text);
        const { coverage } = matchImages({
          names: [`${slugOf(text)}.png`],
          list: null,
          prompts: [own, CAT],
          replicates: 1,
          setSize: 1632,
        });
        expect(filesOf(coverage)).toEqual([`3 0 ${slugOf(text)}.png`]);
      }),
    );
  });
});
