import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';

const text = z.string().trim();
const longest = 2000;

/**
 * The reason that a form gives for a decision.
 *
 * @throws UserError when there is none, or it cannot be kept
 */
export function parseReason(form: FormData): string {
  const given = text.safeParse(form.get('reason'));
  if (!given.success || given.data === '') {
    throw new UserError('Give a reason: it stays on record with the decision.', {
      code: 'no-reason',
    });
  }
  if (given.data.length > longest) {
    throw new UserError('The reason is over 2,000 characters: shorten it.', { code: 'bad-reason' });
  }
  if (given.data.includes('\0')) {
    throw new UserError('The reason has a character that cannot be kept: write it again.', {
      code: 'bad-reason',
    });
  }
  return given.data;
}
