import { UserError } from '#domain/user-error.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive } from '#files/zip-archive.ts';

/** @throws UserError `bad-zip` in words for a person */
export async function openArchive(path: string, name: string): Promise<ZipArchive> {
  try {
    return await openZip(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${name} is no zip archive that can be read (${reason}): pack it again`, {
      code: 'bad-zip',
      cause,
    });
  }
}
