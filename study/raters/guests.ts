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
