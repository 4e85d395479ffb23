import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage } from './check-coverage.ts';
import { matchImages } from './match-images.ts';

const prompts = (indexes: readonly number[]) =>
  indexes.map((index) => {
    const text = `word number ${index}`;
    return { index, text, category: '', challenge: '', note: '' };
  });
const pad = (index: number): string => String(index).padStart(5, '0');
const match = (options: {
  names: string[];
  indexes: number[];
  replicates: number;
  setSize?: number;
}) => {
  const { names, indexes, replicates, setSize = 1632 } = options;
  return matchImages({ names, list: null, prompts: prompts(indexes), replicates, setSize });
};
const placesOf = ({ coverage }: ReturnType<typeof match>) =>
  coverage.matched.map(({ prompt, replicate }) => ({ prompt, replicate }));
const messages = ({ coverage }: ReturnType<typeof match>, drop = false): string[] =>
  checkCoverage(coverage, [], { drop, isExplained: false }).map(({ message }) => message);

const drawn = fc.record({
  indexes: fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 6 }),
  replicates: fc.integer({ min: 1, max: 4 }),
});

describe('replicates', () => {
  it('of a whole set counted from 1 are those of the set counted from 0, and it is said', () => {
    fc.assert(
      fc.property(drawn, ({ indexes, replicates }) => {
        const namesFrom = (first: number): string[] =>
          indexes.flatMap((index) =>
            Array.from({ length: replicates }, (_, k) => `${pad(index)}-${first + k}.png`),
          );
        const fromOne = match({ names: namesFrom(1), indexes, replicates });
        const fromZero = match({ names: namesFrom(0), indexes, replicates });
        expect(placesOf(fromOne)).toEqual(placesOf(fromZero));
        expect(fromOne.coverage.missing).toEqual([]);
        expect(messages(fromOne)).toEqual([expect.stringContaining('counts replicates from 1')]);
        expect(messages(fromZero)).toEqual([]);
      }),
    );
  });

  it('of which some are counted from 0 and some from 1 are refused', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ({ indexes, replicates }, which) => {
        const odd = indexes[which % indexes.length];
        const names = indexes.flatMap((index) =>
          Array.from(
            { length: replicates },
            (_, k) => `${pad(index)}-${k + (index === odd ? 1 : 0)}.png`,
          ),
        );
        const { coverage } = match({ names, indexes, replicates });
        expect(coverage.firstReplicate).toBe(0);
        expect(coverage.missing).toMatchObject([{ prompt: { index: odd }, replicate: 0 }]);
        expect(messages({ coverage, problems: [] }).join()).toContain('unless all begin with 1');
      }),
    );
  });

  it('are counted from 0 where one file says none', () => {
    const { coverage } = match({
      names: ['3.png', '4-1.png'],
      indexes: [3, 4],
      replicates: 1,
    });
    expect(coverage.missing).toMatchObject([{ prompt: { index: 4 }, replicate: 0 }]);
  });
});

describe('places', () => {
  it('counted from 1 are refused, even where the study draws none that is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.boolean(), (setSize, withReplicates) => {
        const name = (place: number): string => `${place}${withReplicates ? '-0' : ''}.png`;
        const names = Array.from({ length: setSize }, (_, k) => name(k + 1));
        const drawnPart = { indexes: [1], replicates: 1, setSize };
        const { problems } = match({ names, ...drawnPart });
        expect(problems).toEqual([expect.stringContaining(`from 1 to ${setSize}`)]);
        const fromZero = names.map((_, place) => name(place));
        expect(match({ names: fromZero, ...drawnPart }).problems).toEqual([]);
      }),
    );
  });

  it('counted from 1 are refused of folders too, and images in them may count from 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.constantFrom('', 'out/'), (setSize, root) => {
        const filesOf = (first: number): string[] =>
          Array.from({ length: setSize }, (_, k) => `${root}${pad(first + k)}`).flatMap((folder) =>
            Array.from({ length: setSize }, (_, k) => `${folder}/${k + 1}.png`),
          );
        const asked = { indexes: [1], replicates: setSize, setSize };
        expect(match({ names: filesOf(0), ...asked })).toMatchObject({
          problems: [],
          coverage: { missing: [], double: [] },
        });
        expect(match({ names: filesOf(1), ...asked }).problems).toEqual([
          expect.stringContaining(`from 1 to ${setSize}`),
        ]);
      }),
    );
  });

  it('counted from 1 are refused of rows of a list that have no text, whatever is drawn', () => {
    const rows = fc.record({
      setSize: fc.integer({ min: 2, max: 40 }),
      asText: fc.boolean(),
      replicates: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(rows, ({ setSize, asText, replicates }) => {
        const listFrom = (first: number, text?: (place: number) => string) => {
          const read = Array.from({ length: setSize * replicates }, (_, k) => {
            const place = Math.floor(k / replicates);
            const index = asText ? String(place + first) : place + first;
            const said = { file: `${k}.png`, prompt_index: index, replicate: k % replicates };
            return {
              at: `list.csv:${k + 2}`,
              values: text ? { ...said, prompt: text(place) } : said,
            };
          });
          return { name: 'list.csv', rows: read };
        };
        const names = Array.from({ length: setSize * replicates }, (_, k) => `${k}.png`);
        const asked = { names, prompts: prompts([1]), replicates, setSize };
        expect(matchImages({ ...asked, list: listFrom(0) }).problems).toEqual([]);
        expect(matchImages({ ...asked, list: listFrom(1) }).problems).toEqual([
          expect.stringMatching(new RegExp(`^list\\.csv:\\d+ has prompt_index ${setSize}, and`)),
        ]);
        const named = listFrom(1, (place) => `word number ${place}`);
        expect(matchImages({ ...asked, list: named }).problems.join()).toContain('of another set');
      }),
    );
  });
});
