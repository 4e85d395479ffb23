import { stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import { archiveImageFiles } from './archive-image-files.ts';
import { folderImageFiles } from './folder-image-files.ts';
import type { ImageFiles } from './image-files.ts';
import { openArchive } from './open-archive.ts';

/**
 * The files of a folder or a zip archive, under a label; a text says why there are none, in words that
 * follow the place in the protocol. An archive stays open as long as the process lives.
 */
export async function imageFilesAt(path: string, label: string): Promise<ImageFiles | string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return `names a folder that is not there, ${path}: check the path`;
  if (found.isDirectory()) return folderImageFiles(path, label);
  if (!found.isFile() || !/\.zip$/i.test(path))
    return `names ${path}, which is no folder and no zip archive: name the folder of the images`;
  try {
    return { ...archiveImageFiles(await openArchive(path, path), parse(path).name), label };
  } catch (error) {
    if (error instanceof UserError) return `cannot be read: ${error.message}`;
    throw error;
  }
}
