import { expect, test } from 'vitest';
import { decideResultAccess, earlyLookMs } from './result-access.ts';

const now = new Date('2026-01-01T12:00:00Z');
const open = { state: 'open', votes: 100, lastLookAt: null, now } as const;

test('a closed study shows its results', () => {
  expect(decideResultAccess({ ...open, state: 'closed', stop: { rule: 'fixed' } })).toEqual({
    shown: true,
    because: 'closed',
  });
});

test('an open study with a fixed number of votes shows none', () => {
  expect(decideResultAccess({ ...open, stop: { rule: 'fixed', votes: 100 } }).shown).toBe(false);
});

test('an e-process may be read at any time while the study is open', () => {
  const stop = { rule: 'e-process' } as const;
  expect(decideResultAccess({ ...open, stop }).shown).toBe(true);
  expect(decideResultAccess({ ...open, state: 'review', stop }).shown).toBe(false);
});

test('planned looks fall at equal parts of the planned votes, and nowhere between', () => {
  const stop = { rule: 'obrien-fleming', votes: 300, looks: 3 } as const;
  expect(decideResultAccess({ ...open, stop }).shown).toBe(true);
  expect(decideResultAccess({ ...open, votes: 150, stop })).toEqual({
    shown: false,
    nextLookAt: 200,
  });
  expect(decideResultAccess({ ...open, votes: 301, stop }).shown).toBe(true);
});

test('an early look on record shows results for an hour', () => {
  const stop = { rule: 'fixed' } as const;
  const at = (ago: number): Date => new Date(now.getTime() - ago);
  expect(decideResultAccess({ ...open, stop, lastLookAt: at(earlyLookMs - 1) }).shown).toBe(true);
  expect(decideResultAccess({ ...open, stop, lastLookAt: at(earlyLookMs) }).shown).toBe(false);
});
