import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Makes a folder, and those above it that are missing; one that is there stays as it is. Node's own
 * recursive `mkdir` never ends below a folder that takes none, such as /proc.
 *
 * @param options.mode of the folders that are made
 * @throws UserError where the folder above takes no folder, else what the system says
 */
export async function makeFolder(
  path: string,
  { mode = 0o777 }: { mode?: number } = {},
): Promise<void> {
  if (await isMade(path, mode)) return;
  const above = dirname(path);
  await makeFolder(above, { mode });
  if (await isMade(path, mode)) return;
  throw new UserError(`no folder can be made in ${above}`, { code: 'cannot-write' });
}

/** Whether the folder is there now: it is not where the one above is missing. */
async function isMade(path: string, mode: number): Promise<boolean> {
  try {
    await mkdir(path, { mode });
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return true;
    throw error;
  }
}
