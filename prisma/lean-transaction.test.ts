import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asker } from './asker.ts';
import { inLeanTransaction } from './lean-transaction.ts';
import { countConnections } from './client.ts';
import { Prisma } from './generated/client.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const NOON = new Date('2026-01-02T12:00:00.500Z');

test('what is written in it stays, with moments as they are', async () => {
  const { db } = database;
  const count = await inLeanTransaction(db, async (session) => {
    await session.$executeRaw`
      INSERT INTO "User" ("id", "name", "createdAt") VALUES (${'a'}, ${'A'}, ${NOON}::timestamp)`;
    const named = Prisma.sql`"name" = ${'A'}`;
    return session.$queryRaw<{ n: number }>`SELECT count(*)::int AS n FROM "User" WHERE ${named}`;
  });
  expect(count).toEqual([{ n: 1 }]);
  expect(await db.user.findUniqueOrThrow({ where: { id: 'a' } })).toMatchObject({
    createdAt: NOON,
  });
});

test('nothing of it stays when it fails, and its connection goes back', async () => {
  const { db } = database;
  const failing = inLeanTransaction(db, async (session) => {
    await session.$executeRaw`INSERT INTO "User" ("id", "name") VALUES (${'b'}, ${'B'})`;
    await session.$executeRaw`INSERT INTO "User" ("id", "name") VALUES (${'b'}, ${'B'})`;
  });
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect(await db.user.count({ where: { id: 'b' } })).toBe(0);
  expect(countConnections(db).busy).toBe(0);
});

test('a connection that is lost in it fails it, and nothing else', async () => {
  const { db } = database;
  const lost = inLeanTransaction(db, async (session) => {
    await session.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
  });
  await expect(lost).rejects.toThrow(/terminat/);
  expect(await db.user.count()).toBeGreaterThan(-1);
  expect(countConnections(db).busy).toBe(0);
});

test('what is asked at once is done in the order in which it was asked, and undone together', async () => {
  const { db } = database;
  const add = (session: Asker, id: string): Promise<number> =>
    session.$executeRaw`INSERT INTO "User" ("id", "name") VALUES (${id}, ${'C'})`;
  const count = (session: Asker): Promise<{ n: number }[]> =>
    session.$queryRaw<{ n: number }>`SELECT count(*)::int AS n FROM "User" WHERE "name" = ${'C'}`;
  const [, one, , two] = await inLeanTransaction(db, (session) =>
    Promise.all([add(session, 'c1'), count(session), add(session, 'c2'), count(session)]),
  );
  expect([one, two]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  const failing = inLeanTransaction(db, (session) =>
    Promise.all([add(session, 'c3'), add(session, 'c1'), add(session, 'c4'), count(session)]),
  );
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect(await db.user.count({ where: { name: 'C' } })).toBe(2);
  expect(countConnections(db).busy).toBe(0);
});

test('an end that is sent with the last statements undoes them all when one of them fails', async () => {
  const { db } = database;
  const add = (session: Asker, id: string): Promise<number> =>
    session.$executeRaw`INSERT INTO "User" ("id", "name") VALUES (${id}, ${'D'})`;
  await inLeanTransaction(db, (session, commit) =>
    Promise.all([add(session, 'd1'), add(session, 'd2'), commit()]),
  );
  expect(await db.user.count({ where: { name: 'D' } })).toBe(2);
  const failing = inLeanTransaction(db, (session, commit) =>
    Promise.all([add(session, 'd3'), add(session, 'd1'), commit()]),
  );
  await expect(failing).rejects.toThrow(/duplicate key/);
  const unheard = inLeanTransaction(db, async (session, commit) => {
    await Promise.allSettled([add(session, 'd4'), add(session, 'd1'), commit()]);
  });
  await expect(unheard).rejects.toThrow(/was undone/);
  expect(await db.user.count({ where: { name: 'D' } })).toBe(2);
  expect(countConnections(db).busy).toBe(0);
});

test('nothing is asked of a transaction that was ended', async () => {
  const { db } = database;
  const late = inLeanTransaction(db, async (session, commit) => {
    await commit();
    await session.$queryRaw`SELECT 1`;
  });
  await expect(late).rejects.toThrow(/is over/);
  expect(countConnections(db).busy).toBe(0);
});
