import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { letsIn, PERSONS } from './persons.ts';
import { MATRIX_FILE, printMatrix } from './print-matrix.ts';
import { readDoors } from './read-doors.ts';

const doors = await readDoors();

/** The doors that need no one in particular, and why. A new one is named here by a person. */
const OPEN_TO_ANYONE: Record<string, string> = {
  '/': 'leads to the studies',
  '/api/auth/[...nextauth]': 'signing in',
  '/api/health': 'says that the process runs',
  '/api/ready': 'says whether the parts answer',
  '/rate/left': 'says goodbye, to whom it cannot tell',
  '/sign-in': 'signing in',
  '/sign-in/[token]': 'leads to a button that takes the link',
};

test('no door is open to anyone but those that are meant to be', () => {
  const open = doors.filter(({ guard }) => guard === 'anyone').map(({ name }) => name);
  expect([...new Set(open)].toSorted()).toEqual(Object.keys(OPEN_TO_ANYONE).toSorted());
});

test('what only owners may do is closed to everyone else', () => {
  const closing = doors.find(({ name }) => name === 'closeStudyAction');
  expect(PERSONS.filter((person) => closing && letsIn(closing.guard, person))).toEqual(['owner']);
});

test('the document says whom each door lets in', async () => {
  const printed = await format(printMatrix(doors), { parser: 'markdown' });
  expect(await readFile(MATRIX_FILE, 'utf8')).toBe(printed);
});
