import { expect, test } from 'vitest';
import { pairsAhead } from './pairs-ahead.ts';
import type { Trial } from './trial.ts';

const next: Trial[] = Array.from({ length: 9 }, (_, order) => ({
  ...{
    id: `t${order}`,
    order,
    position: order + 1,
    total: 9,
    practice: false,
    checked: false,
    attempt: 1,
    prompt: '',
  },
  ...{ images: { left: '', right: '' }, questions: [], answered: {} },
}));
const ahead = (...loaded: string[]): string[] =>
  pairsAhead(next, (id) => loaded.includes(id)).map(({ id }) => id);

test('two pairs are fetched ahead at once, and another when those are there', () => {
  expect(ahead()).toEqual(['t0', 't1']);
  expect(ahead('t1')).toEqual(['t0', 't1']);
  expect(ahead('t0')).toEqual(['t0', 't1']);
  expect(ahead('t0', 't1')).toEqual(['t0', 't1', 't2']);
});

test('no more than six wait ready, nor than there are', () => {
  const all = next.map(({ id }) => id);
  expect(ahead(...all)).toHaveLength(6);
  expect(pairsAhead(next.slice(0, 1), () => true)).toHaveLength(1);
  expect(pairsAhead([], () => true)).toEqual([]);
});
