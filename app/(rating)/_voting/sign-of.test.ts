import { expect, test } from 'vitest';
import { wordsOf } from '#domain/words/words-of.ts';
import { signOf } from './sign-of.ts';

const words = wordsOf('en');

test('nothing is said while all goes well, also while a vote is on its way', () => {
  expect(signOf({ waiting: 0, rest: 'idle', refused: 0 }, words)).toBeNull();
  expect(signOf({ waiting: 1, rest: 'idle', refused: 0 }, words)).toBeNull();
});

test('votes that wait are counted', () => {
  expect(signOf({ waiting: 1, rest: 'later', refused: 0 }, words)).toMatch(/^1 answer waits for/);
  expect(signOf({ waiting: 3, rest: 'later', refused: 0 }, words)).toMatch(/^3 answers wait for/);
});

test('a vote that was not taken is never passed over in silence', () => {
  expect(signOf({ waiting: 0, rest: 'idle', refused: 1 }, words)).toMatch(/did not take 1 answer/);
});
