import { UserError } from '#domain/user-error.ts';

/** What a protocol can write in one word, and what can name a file on any system. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * The name by which a protocol takes an upload as an arm's images.
 *
 * @throws UserError `bad-name`
 */
export function uploadName(given: string): string {
  if (NAME.test(given)) return given;
  throw new UserError(
    `"${given.slice(0, 40)}" cannot name an upload: write 1 to 64 letters, digits, _ or -`,
    { code: 'bad-name' },
  );
}
