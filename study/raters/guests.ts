import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { MOST_GUESTS } from './most-guests.ts';

/** Who is invited: so many raters, or the owners of some addresses. */
export type Guests = { count: number } | { emails: readonly string[] };

/** One entry for each who is invited: the address, or null where none is known. */
export function listGuests(guests: Guests): (string | null)[] {
  const listed =
    'emails' in guests ? [...guests.emails] : Array.from({ length: guests.count }, () => null);
  if (listed.length >= 1 && listed.length <= MOST_GUESTS) return listed;
  throw new UserError(
    `${listed.length} raters cannot be invited: give 1 to ${MOST_GUESTS.toLocaleString('en')}`,
    { code: 'bad-count' },
  );
}

/**
 * The addresses in a list, one a line; blank lines are passed over.
 *
 * @param name of the list, for errors
 * @throws UserError with the line that is no address, or repeats one
 */
export function readGuestList(text: string, name: string): string[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ email: line.trim(), at: index + 1 }));
  const written = lines.filter(({ email }) => email !== '');
  const seen = new Set<string>();
  for (const { email, at } of written) {
    if (!z.email().safeParse(email).success) {
      throw new UserError(`${name}:${at} is not an e-mail address: ${email}`, {
        code: 'bad-emails',
      });
    }
    if (seen.has(email)) {
      throw new UserError(`${name}:${at} repeats ${email}: list each rater once`, {
        code: 'bad-emails',
      });
    }
    seen.add(email);
  }
  return [...seen];
}
