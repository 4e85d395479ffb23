import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isHiddenFile } from '#domain/is-hidden-file.ts';
import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import { walkFiles } from '#evaluation/image-sets/images/sources/walk-files.ts';
import type { ImageFiles } from './image-files.ts';
import { packedFolder } from './packed-folder.ts';

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
  const names: string[] = [];
  const problems = new Map<string, string>();
  for await (const { name, problem } of walkFiles(folder)) {
    if (isHiddenFile(name)) continue;
    names.push(name);
    if (problem !== undefined) problems.set(name, problem);
    if (names.length > MOST_FILES)
      return `names ${folder}, which has more than ${MOST_FILES} files: name the folder of the images`;
  }
  const top = packedFolder(names, label);
  return {
    label,
    names: names.map((name) => name.slice(top.length)),
    read: async (name) => {
      const problem = problems.get(`${top}${name}`);
      if (problem !== undefined) throw unreadable(`${label}/${name}`, problem);
      try {
        return await readFile(join(folder, top, name));
      } catch (cause) {
        throw unreadable(`${label}/${name}`, failureWords(cause));
      }
    },
  };
}

function unreadable(name: string, reason: string): UserError {
  return new UserError(`The image ${name} cannot be read (${reason}): replace it.`, {
    code: 'unreadable-image',
  });
}
