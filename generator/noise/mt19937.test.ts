import { expect, test } from 'vitest';
import { createMt19937 } from './mt19937.ts';

test('the 10,000th word of seed 5489 is the one that the C++ standard demands of std::mt19937', () => {
  const next = createMt19937(5489);
  for (let i = 1; i < 10_000; i++) next();
  expect(next()).toBe(4123659995);
});
