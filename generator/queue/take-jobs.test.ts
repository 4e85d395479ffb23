import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { openQueue } from './open-queue.ts';
import type { Queue } from './open-queue.ts';
import { takeJobs } from './take-jobs.ts';

let test: TestDatabase;
let queue: Queue;

beforeAll(async () => {
  test = await createTestDatabase();
  queue = await openQueue(test.url, { supervise: false, onError: () => undefined });
});
afterAll(async () => {
  await queue.stop();
  await test.drop();
});

const JOBS = 12;
/** With a look every half second they would take six. */
const WITHIN_MS = 4000;

it('does jobs that take no time one right after the other', async () => {
  const done = Promise.withResolvers<number>();
  const begun = performance.now();
  let count = 0;
  await queue.insert(
    GENERATION_QUEUE,
    Array.from({ length: JOBS }, (_none, n) => ({ data: { n } })),
  );
  await takeJobs(queue, () => {
    count += 1;
    if (count === JOBS) done.resolve(performance.now() - begun);
    return Promise.resolve();
  });
  expect(await done.promise).toBeLessThan(WITHIN_MS);
});
