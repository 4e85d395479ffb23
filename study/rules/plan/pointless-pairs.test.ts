import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readModelLayout } from '#generator/models/read-model-layout.ts';
import { GOOD } from '../../fixtures/wrong-protocols.ts';
import type { PlannedModel } from '../../runs/plan-sources.ts';
import { readPlan } from '../../runs/read-plan.ts';

const TEXTS = ['a red cube', 'a blue ball', 'A  red cube ', 'a green cone', 'a RED cube'];
let layout: PlannedModel['layout'];

beforeAll(async () => {
  layout = await readModelLayout(join(import.meta.dirname, '../../../generator/fixtures/tiny-sd'));
});

/** What is said of a protocol whose models all are the tiny one; `other` has a hash of its own. */
async function warningsOf(
  change: object,
  read: (name: string) => string = (name) => name,
): Promise<string[]> {
  const planning = await readPlan({
    text: stringify({ ...parse(GOOD), quality: {}, ...change }),
    fileName: 'study.yaml',
    sources: {
      findPromptSet: () =>
        Promise.resolve(
          TEXTS.map((text, index) => ({ index, text, category: '', challenge: '', note: '' })),
        ),
      promptSetNames: () => Promise.resolve(['words']),
      findModel: (name) =>
        Promise.resolve({
          name,
          folder: `/models/${name}`,
          layout,
          readHash: () => Promise.resolve(name === 'other' ? 'b' : 'a'),
        }),
      modelNames: () => Promise.resolve([]),
      findImages: (label) =>
        Promise.resolve({
          label,
          names: ['00001-0.png', '00003-0.png'],
          read: (name) => Promise.resolve(Buffer.from(read(`${label}/${name}`))),
        }),
    },
  });
  if ('errors' in planning) throw new Error(JSON.stringify(planning.errors));
  return planning.warnings.map(({ path, message }) => `${path.join('.')} ${message}`);
}

const prompts = { set: 'words', ids: [1, 3] };
const arms = (a: object, b: object): object => ({
  prompts,
  arms: [
    { key: 'a', label: 'One', model: 'tiny', steps: 4, ...a },
    { key: 'b', label: 'Two', model: 'tiny', steps: 4, ...b },
  ],
});
const twins = (found: readonly string[]): string[] =>
  found.filter((line) => line.includes('an earlier arm, a:'));

describe('two arms that show the same images are warned of', () => {
  it('where their models have other names and the same files', async () => {
    expect(twins(await warningsOf(arms({}, { model: 'copy' })))).toEqual([
      'arms.1 makes the same images as an earlier arm, a: copy is tiny under another name, and none of its settings that has an effect differs',
    ]);
    expect(twins(await warningsOf(arms({}, { model: 'other' })))).toEqual([]);
  });

  it('where their seeds alone differ, as that', async () => {
    const seeds = { shared_between_arms: false };
    expect(twins(await warningsOf({ ...arms({}, {}), seeds }))).toEqual([
      expect.stringMatching(/^arms\.1 differs in its seeds alone from an earlier arm, a:/),
    ]);
  });

  it('exactly where what differs has no effect', async () => {
    const settings = fc.record({
      scheduler: fc.constantFrom('pndm', undefined, 'ddim'),
      width: fc.constantFrom(64, undefined, 80),
      guidance_scale: fc.constantFrom(0, 1, 0.5, 7.5, undefined, 8),
    });
    const meaning = ({ scheduler = 'pndm', width = 64, guidance_scale: scale = 7.5 }): string =>
      JSON.stringify([scheduler, width, Math.max(1, scale)]);
    await fc.assert(
      fc.asyncProperty(settings, settings, async (a, b) => {
        const found = twins(await warningsOf(arms(a, b)));
        expect(found.length === 1).toBe(meaning(a) === meaning(b));
      }),
      { numRuns: 60 },
    );
  });

  it('where the files of both are the same, however the arms name them', async () => {
    const elsewhere = {
      prompts,
      replicates: 1,
      arms: [
        { key: 'a', label: 'One', images: 'first' },
        { key: 'b', label: 'Two', images: 'second' },
      ],
    };
    const same = (name: string): string => name.replace(/^.*\//, '');
    expect(twins(await warningsOf(elsewhere, same))).toEqual([
      'arms.1 has the same images as an earlier arm, a: each file is the same, byte for byte',
    ]);
    const butOne = (name: string): string => (name === 'second/00003-0.png' ? name : same(name));
    expect(twins(await warningsOf(elsewhere, butOne))).toEqual([]);
  });
});

describe('a prompt that is drawn twice under two numbers is warned of', () => {
  it('at its place where prompts are named', async () => {
    const found = await warningsOf({ prompts: { set: 'words', ids: [4, 1, 0] } });
    expect(found.filter((line) => line.startsWith('prompts'))).toEqual([
      'prompts.ids.0 takes prompt 4 of words, whose text "a RED cube" is that of prompt 0: raters judge one prompt twice, and intervals count it as two',
    ]);
  });

  it('with how many more where they are drawn', async () => {
    const found = await warningsOf({ prompts: { set: 'words' } });
    expect(found.filter((line) => line.startsWith('prompts'))).toEqual([
      'prompts takes prompt 2 of words, whose text "A  red cube " is that of prompt 0: raters judge one prompt twice, and intervals count it as two; so it is with 1 more prompt; mend the set, or name prompts by ids',
    ]);
  });
});
