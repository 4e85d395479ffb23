import { expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

it('asks once for all that are asked for in a turn, and again for what comes later', async () => {
  const asked: (readonly string[])[] = [];
  const lengthOf = askTogether((words: readonly string[]) => {
    asked.push(words);
    return Promise.resolve(new Map(words.filter((word) => word !== '').map((w) => [w, w.length])));
  });
  expect(await Promise.all(['one', 'three', '', 'one'].map(lengthOf))).toEqual([3, 5, null, 3]);
  expect(await lengthOf('one')).toBe(3);
  expect(asked).toEqual([['one', 'three', ''], ['one']]);
});

it('fails for all that were asked for in the turn, and for nobody after it', async () => {
  let isAway = true;
  const find = askTogether((keys: readonly number[]) =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve(new Map(keys.map((k) => [k, k]))),
  );
  const first = [find(1), find(2)];
  for (const failed of first) await expect(failed).rejects.toThrow('away');
  isAway = false;
  expect(await find(1)).toBe(1);
});
