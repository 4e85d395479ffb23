import { expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

/** Work that says when it begins and ends, and ends when it is told to. */
function createWork(
  said: string[],
  name: string,
): { work: () => Promise<string>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  const work = async (): Promise<string> => {
    said.push(`${name} begins`);
    await promise;
    said.push(`${name} ends`);
    return name;
  };
  return { work, end: () => resolve(null) };
}

it('does work of one key one after the other, in the order in which it came', async () => {
  const said: string[] = [];
  const inTurn = takeTurns();
  const [first, second] = [createWork(said, 'first'), createWork(said, 'second')];
  const made = Promise.all([inTurn('a', first.work), inTurn('a', second.work)]);
  second.end();
  first.end();
  expect(await made).toEqual(['first', 'second']);
  expect(said).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('lets work of another key go ahead', async () => {
  const said: string[] = [];
  const inTurn = takeTurns();
  const [held, free] = [createWork(said, 'held'), createWork(said, 'free')];
  const waiting = inTurn('a', held.work);
  free.end();
  expect(await inTurn('b', free.work)).toBe('free');
  expect(said).toEqual(['held begins', 'free begins', 'free ends']);
  held.end();
  await waiting;
});

it('goes on after what failed, which fails for whoever asked for it alone', async () => {
  const inTurn = takeTurns();
  const failed = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', () => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
