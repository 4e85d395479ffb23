import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE, PART, uploadFolder } from './upload-place.ts';
import type { UploadOwner } from './upload-place.ts';

/** An archive of images that waits for its study. */
export type Upload = { name: string; bytes: number; at: Date };

/**
 * The uploads of a researcher, by name. Those that have waited too long, and what never arrived whole,
 * are removed.
 */
export async function listUploads(
  owner: UploadOwner,
  { now, keptMs }: { now: Date; keptMs: number },
): Promise<Upload[]> {
  const folder = uploadFolder(owner);
  const uploads: Upload[] = [];
  for (const file of (await readdir(folder).catch(() => [])).sort()) {
    const path = join(folder, file);
    const found = await stat(path).catch(() => null);
    if (!found) continue;
    const isOld = now.getTime() - found.mtime.getTime() > keptMs;
    if (isOld && (file.endsWith(ARCHIVE) || file.endsWith(PART))) await rm(path, { force: true });
    else if (file.endsWith(ARCHIVE))
      uploads.push({ name: file.slice(0, -ARCHIVE.length), bytes: found.size, at: found.mtime });
  }
  return uploads;
}
