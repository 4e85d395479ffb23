import { readFile } from 'node:fs/promises';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { sha256OfFile } from '#files/sha256-of-file.ts';
import { walkFiles } from '#evaluation/image-sets/images/sources/walk-files.ts';

/** Files that somebody brings for images that are lost, by the sha256 of their bytes. */
export type BroughtFiles = (sha256: string) => Promise<Buffer | undefined>;

/** For a repair that is brought nothing. */
export const nothingBrought: BroughtFiles = () => Promise.resolve(undefined);

/**
 * The files of a folder and those below it: the original images of an arm, or a copy of the store.
 *
 * @throws UserError `unreadable-file`
 */
export async function broughtFiles(folder: string): Promise<BroughtFiles> {
  const paths = new Map<string, string>();
  try {
    for await (const { path, problem } of walkFiles(folder)) {
      if (problem !== undefined) continue;
      paths.set(present(await sha256OfFile(path), `the file ${path}`), path);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The folder ${folder} cannot be read (${reason}): check the path.`, {
      code: 'unreadable-file',
      cause,
    });
  }
  return async (sha256) => {
    const path = paths.get(sha256);
    return path === undefined ? undefined : readFile(path);
  };
}
