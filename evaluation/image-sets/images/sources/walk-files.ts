import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file found under a folder; `problem` says why it is no regular file that can be read. */
export type FoundFile = { path: string; name: string; size: number; problem?: string };

/** A folder with more files is refused: it is not the one that was meant. */
const MAX_FILES = 5_000_000;

/**
 * The files of a folder and its subfolders, links followed, depth first. A link back to a folder
 * that one is already in is not entered again. Throws RangeError beyond the limit.
 */
export async function* walkFiles(folder: string): AsyncGenerator<FoundFile, void, undefined> {
  let count = 0;
  for await (const file of walk(folder, '', [await realpath(folder)])) {
    count += 1;
    if (count > MAX_FILES) throw new RangeError(`${folder} has more than ${MAX_FILES} files`);
    yield file;
  }
}

async function* walk(
  folder: string,
  prefix: string,
  within: readonly string[],
): AsyncGenerator<FoundFile, void, undefined> {
  const entries = await readdir(folder);
  for (const entry of entries.sort()) {
    const path = join(folder, entry);
    const name = `${prefix}${entry}`;
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) {
      yield { path, name, size: 0, problem: whyAway(entry) };
    } else if (found.isDirectory()) {
      const real = await realpath(path);
      if (!within.includes(real)) yield* walk(path, `${name}/`, [...within, real]);
    } else {
      const regular = found.isFile();
      yield { path, name, size: found.size, ...(regular ? {} : { problem: 'it is no file' }) };
    }
  }
}

/** Bytes of a name that are no UTF-8 are read as this letter, by which the file is not found again. */
const NO_LETTER = '\uFFFD';

function whyAway(entry: string): string {
  return entry.includes(NO_LETTER)
    ? 'its name is not in UTF-8: rename it'
    : 'it is a link to nothing, or may not be read';
}
