import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { openArchive } from '../images/open-archive.ts';
import { fileSize } from '#domain/file-size.ts';
import type { UploadLimits } from '#domain/upload-limits.ts';

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
  const names = new Set(members.map((member) => member.name));
  const large = members.find(({ size }) => size > limits.fileBytes);
  const bytes = members.reduce((sum, { size }) => sum + size, 0);
  if (members.length === 0) throw unusable(`${name} holds no file: pack the images`);
  if (names.size < members.length) throw unusable(`${name} lists a file twice: pack it again`);
  if (members.length > limits.files)
    throw tooLarge(
      `${name} has ${countOf(members.length, 'file')} where ${limits.files} are taken`,
    );
  if (large)
    throw tooLarge(
      `${large.name} in ${name} is ${fileSize(large.size)} unpacked, too large for an image`,
    );
  if (bytes > limits.unpackedBytes)
    throw tooLarge(
      `${name} is ${fileSize(bytes)} unpacked where ${fileSize(limits.unpackedBytes)} are taken`,
    );
  return { files: members.length, bytes };
}

function unusable(message: string): UserError {
  return new UserError(`${message} and send it again`, { code: 'bad-zip' });
}

function tooLarge(message: string): UserError {
  return new UserError(`${message}: leave out what is not an image, or use \`onpar run\``, {
    code: 'too-large',
  });
}
