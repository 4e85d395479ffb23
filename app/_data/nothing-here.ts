import { UserError } from '#domain/user-error.ts';

/** What a route answers where nothing is, and where nothing is for this caller to see: both look the same. */
export function nothingHere(): UserError {
  return new UserError('There is nothing here, or it is not for you to see.', {
    code: 'nothing-here',
  });
}
