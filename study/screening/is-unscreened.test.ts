import { expect, it } from 'vitest';
import { isUnscreened } from './is-unscreened.ts';

it('asks of a rater what the protocol asks, until it was answered', () => {
  const answered = new Date('2026-01-31T09:30:00Z');
  expect(isUnscreened({ screening: { questions: [] } }, { screenedAt: null })).toBe(true);
  expect(isUnscreened({ screening: { questions: [] } }, { screenedAt: answered })).toBe(false);
});

it('asks nothing where the protocol has no screening, parsed or stored', () => {
  expect(isUnscreened({}, { screenedAt: null })).toBe(false);
  expect(isUnscreened({ screening: undefined }, { screenedAt: null })).toBe(false);
  expect(isUnscreened({ screening: null }, { screenedAt: null })).toBe(false);
});
