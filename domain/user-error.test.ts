import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from './error-codes.ts';
import { UserError } from './user-error.ts';

describe('UserError', () => {
  it('carries the exit and HTTP status that the table gives its code', () => {
    expect(new UserError('no such study', { code: 'unknown-study' })).toMatchObject({
      code: 'unknown-study',
      exitCode: 2,
      httpStatus: 404,
    });
  });

  it('spells every code in one way', () => {
    for (const code of Object.keys(ERROR_CODES)) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('calls a call wrong in the same breath on the command line and over HTTP', () => {
    for (const { exit, http } of Object.values(ERROR_CODES)) {
      expect(exit === 2).toBe([400, 404, 405, 413].includes(http));
    }
  });
});
