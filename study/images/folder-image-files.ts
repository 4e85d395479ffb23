import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { walkFiles } from '#evaluation/image-sets/images/sources/walk-files.ts';
import type { ImageFiles } from './image-files.ts';
import { isHiddenFile } from '#domain/is-hidden-file.ts';

/** An arm of more files is not what was meant. */
const MOST_FILES = 1_000_000;

/**
 * The files of a folder and those below it, under a label; a text says why there are none, in words
 * that follow the place in the protocol.
 */
export async function folderImageFiles(
  folder: string,
  label: string,
): Promise<ImageFiles | string> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return `names a folder that is not there, ${folder}: check the path`;
  if (!found.isDirectory()) return `names ${folder}, which is no folder: name the folder`;
  const names: string[] = [];
  for await (const { name } of walkFiles(folder)) {
    if (isHiddenFile(name)) continue;
    names.push(name);
    if (names.length > MOST_FILES)
      return `names ${folder}, which has more than ${MOST_FILES} files: name the folder of the images`;
  }
  return { label, names, read: (name) => readFile(join(folder, name)) };
}
