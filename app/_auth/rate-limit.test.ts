import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { passwordTries } from './password-tries.ts';
import { limitHere, limitTogether } from './rate-limit.ts';
import type { RateLimit } from './rate-limit.ts';

let store: TestDatabase;
let elsewhere: Database;

beforeAll(async () => {
  store = await createTestDatabase();
  elsewhere = connectDatabase(store.url);
});
afterAll(async () => {
  await elsewhere.$disconnect();
  await store.drop();
});

const minute = 60_000;

describe.each([
  ['in this process', limitHere],
  [
    'for all processes',
    (window: Parameters<typeof limitHere>[0]): RateLimit =>
      limitTogether(`test-${Math.random()}`, window, () => store.db),
  ],
])('a limit %s', (_, limitOf) => {
  test('refuses attempts beyond it, of each key by itself', async () => {
    const limit = limitOf({ limit: 2, windowMs: minute });
    const answers = [await limit.allow('a'), await limit.allow('a'), await limit.allow('a')];
    expect(answers).toEqual([true, true, false]);
    expect(await limit.allow('b')).toBe(true);
  });

  test('tells that it is spent, and counts nothing by telling', async () => {
    const limit = limitOf({ limit: 1, windowMs: minute });
    expect([await limit.isSpent('a'), await limit.isSpent('a')]).toEqual([false, false]);
    expect(await limit.allow('a')).toBe(true);
    expect([await limit.isSpent('a'), await limit.isSpent('b')]).toEqual([true, false]);
  });

  test('forgets the failures before a success', async () => {
    const limit = limitOf({ limit: 1, windowMs: minute });
    await limit.allow('a');
    await limit.reset('a');
    expect(await limit.allow('a')).toBe(true);
  });

  test('lets in again when the window is over, which refused attempts do not lengthen', async () => {
    const limit = limitOf({ limit: 1, windowMs: 1000 });
    await limit.allow('a');
    await expect.poll(() => limit.allow('a'), { timeout: 60_000, interval: 100 }).toBe(true);
  });
});

test('attempts are counted over processes, and only once when they come at the same moment', async () => {
  const window = { limit: 5, windowMs: minute };
  const limits = [store.db, elsewhere].map((db) => limitTogether('shared', window, () => db));
  const tries = Array.from({ length: 10 }, () => limits.map((limit) => limit.allow('a'))).flat();
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(5);
});

test('what is kept of an attempt does not tell whose it was', async () => {
  await limitTogether('hidden', { limit: 5, windowMs: minute }, () => store.db).allow('ann@x.test');
  const kept = await store.db.attemptCount.findMany({ where: { key: { startsWith: 'hidden' } } });
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept.map(({ key }) => key))).not.toContain('ann');
});

test('whoever guesses at a password does not keep its owner out of a browser used before', async () => {
  const tries = passwordTries(() => store.db);
  const stranger = { email: 'ann@x.test', browser: undefined };
  while (await tries.may(stranger));
  expect(await tries.may({ ...stranger, browser: 'ann’s' })).toBe(true);
  expect(await tries.may({ email: 'bob@x.test', browser: undefined })).toBe(true);
});

test('guesses from a browser that is known are limited too', async () => {
  const tries = passwordTries(() => store.db);
  const known = { email: 'cleo@x.test', browser: 'stolen' };
  const answers = [];
  for (let tried = 0; tried < 11; tried++) answers.push(await tries.may(known));
  expect(answers.filter(Boolean)).toHaveLength(10);
});
