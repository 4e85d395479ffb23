import { UserError } from '#domain/user-error.ts';

const longest = 2000;

/**
 * The reason that a form gives for a decision.
 *
 * @throws UserError when there is none, or it is over 2,000 characters
 */
export function readReason(form: FormData): string {
  const given = form.get('reason');
  const reason = typeof given === 'string' ? given.trim() : '';
  if (reason === '')
    throw new UserError('Give a reason: it stays on record with the decision.', {
      code: 'no-reason',
    });
  if (reason.length > longest)
    throw new UserError('The reason is over 2,000 characters: shorten it.', { code: 'bad-reason' });
  return reason;
}
