import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive } from '#files/open-zip.ts';
import type { UploadLimits } from './upload-limits.ts';

/** What an archive's directory declares; reading holds each file to it. */
export type ArchiveSize = { files: number; bytes: number };

/**
 * Looks at the directory of an archive that came from a browser, before anything in it is unpacked:
 * how many files it lists, and how large they declare to be.
 *
 * @throws UserError `bad-zip` for no archive, `too-large` for more than is taken
 */
export async function inspectArchive(
  path: string,
  { name, limits }: { name: string; limits: UploadLimits },
): Promise<ArchiveSize> {
  const { members, close } = await openArchive(path, name);
  await close();
  const large = members.find(({ size }) => size > limits.fileBytes);
  const bytes = members.reduce((sum, { size }) => sum + size, 0);
  if (members.length === 0)
    throw new UserError(`${name} holds no file: pack the images and send it again`, {
      code: 'bad-zip',
    });
  if (members.length > limits.files)
    throw tooLarge(
      `${name} has ${countOf(members.length, 'file')} where ${limits.files} are taken`,
    );
  if (large)
    throw tooLarge(
      `${large.name} in ${name} is ${megabytes(large.size)} unpacked, too large for an image`,
    );
  if (bytes > limits.unpackedBytes)
    throw tooLarge(
      `${name} is ${megabytes(bytes)} unpacked where ${megabytes(limits.unpackedBytes)} are taken`,
    );
  return { files: members.length, bytes };
}

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

/** A size for a person: `12 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}

function tooLarge(message: string): UserError {
  return new UserError(`${message}: leave out what is not an image, or use \`onpar run\``, {
    code: 'too-large',
  });
}
