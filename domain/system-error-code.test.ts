import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { systemErrorCode } from './system-error-code.ts';
import { UserError } from './user-error.ts';

test('a failed call of the system has its word, and nothing else has one', () => {
  let failure: unknown;
  try {
    readFileSync('/no/such/file');
  } catch (error) {
    failure = error;
  }
  expect(systemErrorCode(failure)).toBe('ENOENT');
  for (const other of [new Error('no'), new UserError('no', { code: 'bad-model' }), 'ENOENT', null])
    expect(systemErrorCode(other)).toBeUndefined();
});
