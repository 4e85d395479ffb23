import { expect, test } from 'vitest';
import { createStatementNames } from './statement-names.ts';

test('each statement has a name of its own, and keeps it', () => {
  const nameOf = createStatementNames();
  const names = ['SELECT 1', 'SELECT 2', 'SELECT 1'].map(nameOf);
  expect(names).toEqual([names[0], expect.any(String), names[0]]);
  expect(names[1]).not.toBe(names[0]);
});

test('what is too long or comes too late has none, and those before keep theirs', () => {
  const nameOf = createStatementNames({ most: 1, longest: 10 });
  expect(nameOf('SELECT 1, 2, 3')).toBeUndefined();
  const first = nameOf('SELECT 1');
  expect(first).toBeDefined();
  expect(nameOf('SELECT 2')).toBeUndefined();
  expect(nameOf('SELECT 1')).toBe(first);
});
