import { expect, test } from 'vitest';
import { signOf } from './sign-of.ts';

test('nothing is said while all goes well, also while a vote is on its way', () => {
  expect(signOf({ waiting: 0, rest: 'idle', refused: 0 })).toBeNull();
  expect(signOf({ waiting: 1, rest: 'idle', refused: 0 })).toBeNull();
});

test('votes that wait are counted', () => {
  expect(signOf({ waiting: 1, rest: 'later', refused: 0 })).toMatch(/^1 answer waits for/);
  expect(signOf({ waiting: 3, rest: 'later', refused: 0 })).toMatch(/^3 answers wait for/);
});

test('a vote that was not taken is never passed over in silence', () => {
  expect(signOf({ waiting: 0, rest: 'idle', refused: 1 })).toMatch(/did not take 1 answer/);
});
