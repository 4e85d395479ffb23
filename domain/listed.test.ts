import { expect, it } from 'vitest';
import { entryOf } from './entry-of.ts';
import { listed } from './listed.ts';

it('what is gathered under a key is a list, and an empty one where nothing was', () => {
  const rows = new Map<string, number[]>();
  entryOf(rows, 'a', () => []).push(1);
  entryOf(rows, 'a', () => []).push(2);
  expect(listed(rows, 'a')).toEqual([1, 2]);
  expect(listed(rows, 'b')).toEqual([]);
  expect(rows.size).toBe(1);
});
