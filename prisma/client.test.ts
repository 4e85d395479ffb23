import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('several relations of a row are asked for one after another in a transaction', async () => {
  const { db } = database;
  await db.user.create({ data: { email: 'a@b.c', name: 'A' } });
  const warnings: string[] = [];
  const keep = (warning: Error): unknown => warnings.push(warning.message);
  process.on('warning', keep);
  const include = { memberships: true, signInLinks: true, invitations: true, deviations: true };
  const read = await db.$transaction((session) => session.user.findFirstOrThrow({ include }));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', keep);
  expect(read).toMatchObject({ memberships: [], signInLinks: [], invitations: [], deviations: [] });
  expect(warnings).toEqual([]);
});
