import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addPromptsAndModels, addStudy } from '../test-study.ts';
import { resolveStudy } from './resolve-study.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  for (const name of ['Cats', 'Cats and dogs', 'Birds']) {
    await addStudy(test.db, (text) => text.replace('Alpha against Beta', name));
  }
});
afterAll(() => test.drop());

const slugOf = async (reference: string): Promise<string> =>
  (await resolveStudy({ db: test.db, reference })).slug;

it('finds a study by a beginning of its name that no other has', async () => {
  expect(await slugOf('b')).toBe('birds');
  expect(await slugOf('cats-')).toBe('cats-and-dogs');
});

it('takes a whole name before all that begin with it', async () => {
  expect(await slugOf('cats')).toBe('cats');
});

it('names those that begin so when there are several, and guesses at none', async () => {
  await expect(slugOf('ca')).rejects.toThrow('cats, cats-and-dogs');
  for (const reference of ['dogs', '', '%', '_irds', 'Birds ']) {
    await expect(slugOf(reference)).rejects.toMatchObject({ code: 'unknown-study' });
  }
});
