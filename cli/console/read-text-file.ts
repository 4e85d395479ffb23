import { readFile } from 'node:fs/promises';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * The text of a file that a call names.
 *
 * @param what it is, as in `The key`
 * @throws UserError when it cannot be read
 */
export async function readTextFile(file: string, what: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (systemErrorCode(error) === undefined) throw error;
    throw new UserError(
      `${what} ${file} cannot be read (${failureWords(error)}); check its path.`,
      {
        code: 'unreadable-file',
      },
    );
  });
}
