import { UserError } from '#domain/user-error.ts';

/** The failure of a call whose flags do not fit. */
export function wrongCall(message: string): UserError {
  return new UserError(message, { code: 'wrong-call' });
}
