import { afterAll, beforeAll, expect, test } from 'vitest';
import { askLean } from './ask-lean.ts';
import { countConnections } from './client.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Answer = { n: number; backend: number };

test('each of many that ask at once gets its own answer, over one connection, which goes back', async () => {
  const { db } = database;
  const lean = askLean(db);
  const asked = Array.from({ length: 50 }, (_none, n) => n);
  const answers = await Promise.all(
    asked.map((n) => lean.$queryRaw<Answer>`SELECT ${n}::int AS n, pg_backend_pid() AS backend`),
  );
  expect(answers.map(([answer]) => answer?.n)).toEqual(asked);
  expect(new Set(answers.map(([answer]) => answer?.backend)).size).toBe(1);
  expect(countConnections(db).busy).toBe(0);
});

test('one that fails fails alone', async () => {
  const { db } = database;
  const lean = askLean(db);
  const answers = await Promise.allSettled(
    [1, 0, 2].map((n) => lean.$queryRaw<{ n: number }>`SELECT 2 / ${n}::int AS n`),
  );
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(countConnections(db).busy).toBe(0);
});

test('a connection that is lost fails what waits on it, and nothing that is asked later', async () => {
  const { db } = database;
  const lean = askLean(db);
  const lost = lean.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
  const behind = lean.$queryRaw`SELECT 1`;
  await expect(lost).rejects.toThrow(/terminat/);
  await expect(behind).rejects.toThrow();
  expect(await lean.$queryRaw`SELECT 1 AS n`).toEqual([{ n: 1 }]);
  expect(countConnections(db).busy).toBe(0);
});
