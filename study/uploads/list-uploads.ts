import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/** An archive of images that waits for its study: its name, how large it is as it was sent, and when that was. */
export type Upload = { name: string; bytes: number; sentAtMs: number };

/** The uploads of a researcher, by name. */
export async function listUploads(owner: UploadOwner): Promise<Upload[]> {
  const folder = uploadFolder(owner);
  const uploads: Upload[] = [];
  for (const file of (await readdir(folder).catch(() => [])).sort()) {
    if (!file.endsWith(ARCHIVE)) continue;
    // it may be removed at this moment
    const found = await stat(join(folder, file)).catch(() => null);
    const name = file.slice(0, -ARCHIVE.length);
    if (found) uploads.push({ name, bytes: found.size, sentAtMs: Math.round(found.mtimeMs) });
  }
  return uploads;
}
