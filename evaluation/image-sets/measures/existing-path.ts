import { failureWords } from '#domain/failure-words.ts';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/** What lies at a path. Throws UserError `bad-image-set` when nothing does, or it cannot be reached. */
export async function existingPath(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    const missing = systemErrorCode(cause) === 'ENOENT';
    throw new UserError(
      missing
        ? `There is no file or folder ${path}: check the path.`
        : `${path} cannot be reached (${failureWords(cause)}): check the path and its permissions.`,
      { code: 'bad-image-set', cause },
    );
  }
}
