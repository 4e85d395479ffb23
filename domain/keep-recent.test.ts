import { expect, it } from 'vitest';
import { keepRecent } from './keep-recent.ts';

it('makes what has the same key once, and another key anew', async () => {
  const keep = keepRecent<number>(2);
  let made = 0;
  const make = (): Promise<number> => Promise.resolve(++made);
  expect(await Promise.all([keep('a', make), keep('a', make), keep('b', make)])).toEqual([1, 1, 2]);
});

it('forgets what was made first when there is too much', async () => {
  const keep = keepRecent<string>(2);
  const make = (text: string) => (): Promise<string> => Promise.resolve(text);
  for (const key of ['a', 'b', 'c']) await keep(key, make(`first ${key}`));
  expect(await keep('b', make('again'))).toBe('first b');
  expect(await keep('a', make('again'))).toBe('again');
});

it('does not keep a failure', async () => {
  const keep = keepRecent<string>(2);
  await expect(keep('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await keep('a', () => Promise.resolve('back'))).toBe('back');
});

it('keeps no more than so much by weight, and what is under way for all who ask', async () => {
  const keep = keepRecent<string>(5, { weigh: ({ length }) => length });
  let made = 0;
  const make = (text: string) => (): Promise<string> => {
    made += 1;
    return Promise.resolve(text);
  };
  await Promise.all([keep('a', make('aa')), keep('a', make('aa')), keep('b', make('bb'))]);
  expect(made).toBe(2);
  await keep('c', make('cc'));
  expect([await keep('b', make('new')), await keep('c', make('new'))]).toEqual(['bb', 'cc']);
  expect(await keep('a', make('much too long'))).toBe('much too long');
  expect(await keep('a', make('new'))).toBe('new');
});
