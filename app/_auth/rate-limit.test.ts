import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

test('attempts beyond the limit are refused until the window has passed', () => {
  const limit = createRateLimit({ limit: 2, windowMs: 1000 });
  expect([limit.allow('a', 0), limit.allow('a', 10), limit.allow('a', 20)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(limit.allow('a', 1001)).toBe(true);
});

test('each key has attempts of its own', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1000 });
  expect(limit.allow('a', 0)).toBe(true);
  expect(limit.allow('b', 0)).toBe(true);
});

test('a success forgets the failures before it', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1000 });
  limit.allow('a', 0);
  limit.reset('a');
  expect(limit.allow('a', 1)).toBe(true);
});

test('refused attempts do not lengthen the wait', () => {
  const limit = createRateLimit({ limit: 1, windowMs: 1000 });
  limit.allow('a', 0);
  limit.allow('a', 999);
  expect(limit.allow('a', 1001)).toBe(true);
});
