import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase } from '#prisma/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { GENERATION_QUEUE } from '#generator/queue/generation-job.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import { addPromptsAndModels, addStudy } from '#study/test-study.ts';
import { readReadiness } from './read-readiness.ts';

let test: TestDatabase;
let storeFolder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  storeFolder = await mkdtemp(join(tmpdir(), 'onpar-ready-'));
});
afterAll(async () => {
  await test.drop();
  await rm(storeFolder, { recursive: true });
});

it('is ready with database and store, and leaves nothing in the store', async () => {
  expect(await readReadiness({ db: test.db, store: openLocalStore(storeFolder) })).toEqual({
    ...{ ready: true, database: true, store: true, queue: true, workers: 0 },
  });
  expect(await readdir(storeFolder)).toEqual([]);
});

it('is not ready when the store cannot be written to', async () => {
  const file = join(storeFolder, randomUUID());
  await writeFile(file, '');
  const readiness = await readReadiness({ db: test.db, store: openLocalStore(file) });
  expect(readiness).toMatchObject({ ready: false, database: true, store: false });
  await rm(file);
});

it('is not ready when the database is away, and does not guess at the queue', async () => {
  const db = connectDatabase('postgresql://nobody@127.0.0.1:9/none');
  expect(await readReadiness({ db, store: openLocalStore(storeFolder) })).toEqual({
    ...{ ready: false, database: false, store: true, queue: null, workers: null },
  });
  await db.$disconnect();
});

it('says that the queue stands while images wait and nobody makes them, and counts workers', async () => {
  await addPromptsAndModels(test.db);
  await addStudy(test.db);
  const alone = await readReadiness({ db: test.db, store: openLocalStore(storeFolder) });
  expect(alone).toMatchObject({ ready: true, queue: false, workers: 0 });
  const queue = await openQueue(test.url, { supervise: true, onError: () => undefined });
  await queue.work(GENERATION_QUEUE, () => Promise.resolve());
  await expect
    .poll(() => readReadiness({ db: test.db, store: openLocalStore(storeFolder) }), {
      timeout: 100_000,
    })
    .toMatchObject({ queue: true, workers: 1 });
  await queue.stop({ graceful: false });
});
