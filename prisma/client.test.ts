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

test('a statement is planned once a connection, and asked again by its name', async () => {
  const { db } = database;
  const kept = await db.$transaction(async (session) => {
    for (const email of ['a@b.c', 'd@e.f', 'g@h.i'])
      await session.user.findUnique({ where: { email } });
    return session.$queryRaw`
      SELECT name FROM pg_prepared_statements
      WHERE statement LIKE '%"User"."email" = $1%' AND generic_plans + custom_plans = 3`;
  });
  expect(kept).toHaveLength(1);
});

test('what a transaction wrote that took longer than the five seconds of Prisma stays', async () => {
  const { db } = database;
  await db.$transaction(async (session) => {
    await session.user.create({ data: { id: 'late', name: 'Late' } });
    await session.$executeRaw`SELECT pg_sleep(5.5)`;
  });
  expect(await db.user.count({ where: { id: 'late' } })).toBe(1);
});
