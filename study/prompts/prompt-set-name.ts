import { UserError } from '#domain/user-error.ts';

const LONGEST = 200;

/**
 * The name of a prompt set as it is kept: it stands in protocols, in tables and in addresses.
 *
 * @throws UserError `bad-name` for what cannot stand there
 */
export function promptSetName(given: string): string {
  const name = given.trim();
  const isKept = name.isWellFormed() && !/\p{Cc}/u.test(name) && name !== '.' && name !== '..';
  if (isKept && name !== '' && name.length <= LONGEST) return name;
  throw new UserError(
    `"${name.slice(0, 40)}" is no name for a prompt set: write 1 to ${LONGEST} letters, digits and signs on one line`,
    { code: 'bad-name' },
  );
}
