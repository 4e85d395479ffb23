import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { findPrompts } from './find-prompts.ts';
import type { PromptSearch } from './find-prompts.ts';
import { importPrompts } from './import-prompts.ts';
import { listPromptSets } from './list-prompt-sets.ts';

let installation: TestDatabase;
let id: string;

const rows = [
  ['100% cat', 'Animals', 'one', '1'],
  ['a_b\\c', 'Signs', 'two', ''],
  ['a dog', 'Animals', 'of 100 cats', '3'],
  ...Array.from({ length: 60 }, (_, i) => [`filler ${i}`, 'Food', '', '']),
];
const text = `prompt,category,note,seed\n${rows.map((cells) => cells.join(',')).join('\n')}\n`;

beforeAll(async () => {
  installation = await createTestDatabase();
  const { db } = installation;
  ({ id } = await importPrompts({ db, name: 'found', source: 'test', text, fileName: 'f.csv' }));
  await importPrompts({ db, name: 'other', source: 'test', text: 'a cat\n', fileName: 'o.txt' });
});
afterAll(() => installation.drop());

const find = async (search: Partial<PromptSearch>): Promise<number[]> => {
  const all = { text: '', category: '', challenge: '', page: 1 };
  const { prompts } = await findPrompts(installation.db, { id }, { ...all, ...search });
  return prompts.map(({ index }) => index);
};

test('words are found in prompt and note, in any case, and signs of patterns as they stand', async () => {
  expect(await find({ text: 'CAT' })).toEqual([0, 2]);
  expect(await find({ text: '0% c' })).toEqual([0]);
  expect(await find({ text: 'a_b' })).toEqual([1]);
  expect(await find({ text: 'b\\c' })).toEqual([1]);
  expect(await find({ text: 'a%b' })).toEqual([]);
});

test('a column narrows what is found, and pages go through the rest', async () => {
  expect(await find({ category: 'Animals' })).toEqual([0, 2]);
  expect(await find({ category: 'Animals', text: 'dog' })).toEqual([2]);
  expect(await find({ page: 2 })).toEqual(Array.from({ length: 13 }, (_, i) => 50 + i));
  expect(await find({ page: 9 })).toEqual([]);
});

test('a set is told with its further columns', async () => {
  expect(await listPromptSets({ db: installation.db })).toMatchObject([
    {
      name: 'found',
      prompts: 63,
      categories: ['Animals', 'Food', 'Signs'],
      metadataColumns: ['seed'],
    },
    { name: 'other', prompts: 1, categories: [''], metadataColumns: [] },
  ]);
});
