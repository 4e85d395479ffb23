import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createSlug } from './create-slug.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([
  ['A Study', 'a-study'],
  // a page has that address
  ['New', 'new-2'],
  ['新しい', 'study'],
])('of the name %s is %s', async (name, slug) => {
  expect(await createSlug({ session: database.db, name, wanted: undefined })).toBe(slug);
});

it('is refused where it is wanted and a page has its address', async () => {
  const asked = createSlug({ session: database.db, name: 'x', wanted: 'new' });
  await expect(asked).rejects.toThrow('the short name new is taken');
});
