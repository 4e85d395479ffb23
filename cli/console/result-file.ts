import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failureWords } from '#domain/failure-words.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';

/**
 * Looks whether a file can be written, before the work whose result it is to hold.
 *
 * @throws UserError `cannot-write`
 */
export async function requirePlace(file: string): Promise<void> {
  const path = resolve(file);
  if (await isFolder(path)) throw refused(file, 'it is a folder, where a file is needed');
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw refused(file, `${folder}: ${failureWords(cause)}`, cause);
  });
  if (!(await isFolder(folder))) throw refused(file, `${folder} is no folder`);
}

/**
 * Writes the file that a flag names, as a whole or not at all. Ask `requirePlace` first where the work
 * before it is long, or cannot be taken back. What fails in the making of the content is thrown as it is.
 *
 * @throws UserError `cannot-write`
 */
export async function writeResult(
  file: string,
  content: string | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  let inContent: unknown;
  async function* watched(parts: AsyncIterable<string | Uint8Array>): typeof parts {
    try {
      yield* parts;
    } catch (error) {
      inContent = error;
      throw error;
    }
  }
  const parts = typeof content === 'string' ? content : watched(content);
  await writeFileAtomically(resolve(file), parts).catch((cause: unknown) => {
    if (cause === inContent || systemErrorCode(cause) === undefined) throw cause;
    throw refused(file, failureWords(cause), cause);
  });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemErrorCode(error) !== undefined) return false;
    throw error;
  }
}

function refused(file: string, reason: string, cause?: unknown): UserError {
  return new UserError(`${file} cannot be written (${reason}).`, { code: 'cannot-write', cause });
}
