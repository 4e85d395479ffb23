import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('does not begin again what is under way, and does another key beside it', async () => {
  const begun: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  const work = oneAtATime(async (key) => {
    begun.push(key);
    if (key === 'long') await gate.promise;
  });
  const first = work('long');
  await work('long');
  await work('short');
  expect(begun).toEqual(['long', 'short']);
  gate.resolve(undefined);
  await first;
  await work('long');
  expect(begun).toEqual(['long', 'short', 'long']);
});

it('begins again after work that failed', async () => {
  let calls = 0;
  const work = oneAtATime(async () => {
    calls += 1;
    if (calls === 1) throw new Error('the first fails');
    return Promise.resolve();
  });
  await expect(work('run')).rejects.toThrow('the first fails');
  await work('run');
  expect(calls).toBe(2);
});
