import { expect, it } from 'vitest';
import { countOf } from './count-of.ts';

it('sets thousands apart, and says what it counts in the plural where English wants it', () => {
  expect([0, 1, 999, 50_400, 1_000_000].map((count) => countOf(count, 'vote'))).toEqual([
    ...['0 votes', '1 vote', '999 votes', '50,400 votes', '1,000,000 votes'],
  ]);
});
