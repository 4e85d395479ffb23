import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE, PART } from './upload-place.ts';

/**
 * Removes what has waited too long for its study, and what never arrived whole, of every researcher:
 * one who never comes back would keep it for ever.
 */
export async function removeAbandoned(
  root: string,
  { now, keptMs }: { now: Date; keptMs: number },
): Promise<void> {
  for (const owner of await namesIn(root)) {
    for (const file of await namesIn(join(root, owner))) {
      if (!file.endsWith(ARCHIVE) && !file.endsWith(PART)) continue;
      const path = join(root, owner, file);
      const found = await stat(path).catch(() => null);
      if (found && now.getTime() - found.mtime.getTime() > keptMs) await rm(path, { force: true });
    }
  }
}

/** None where nothing was uploaded yet. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
