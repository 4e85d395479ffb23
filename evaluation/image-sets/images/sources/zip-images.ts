import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import { openZip } from '#files/open-zip.ts';
import type { ZipArchive, ZipMember } from '#files/zip-archive.ts';
import { FORMAT_HEAD_BYTES } from '#files/image-format.ts';
import type { ImageSet, SetAside } from '../image-set.ts';
import { sortIntoSet } from '../sort-into-set.ts';
import type { Candidate } from '../sort-into-set.ts';

/**
 * The images in a zip file, told by their content and ordered by name, unpacked one at a time when
 * they are read. Throws UserError `bad-zip` for a file that is no zip, or beyond its limits.
 */
export async function zipImages(path: string): Promise<ImageSet> {
  const archive = await openZip(path).catch((cause: unknown) => {
    const reason = failureWords(cause);
    throw new UserError(`The zip file ${path} cannot be read (${reason}): make it again.`, {
      code: 'bad-zip',
      cause,
    });
  });
  const { images, unreadable, leftOut } = await sortIntoSet(
    archive.members.map((member) => candidateOf(archive, member)),
  );
  const inZip = ({ file, reason }: SetAside): SetAside => ({ file: `${path}:${file}`, reason });
  return {
    label: path,
    count: images.length,
    unreadable: unreadable.map(inZip),
    leftOut: leftOut.map(inZip),
    images: async function* () {
      for (const { name, size, member } of images)
        yield { name: `${path}:${name}`, size, read: () => archive.read(member) };
    },
    close: archive.close,
  };
}

function candidateOf(archive: ZipArchive, member: ZipMember): Candidate & { member: ZipMember } {
  const { name, size } = member;
  return {
    name,
    size,
    member,
    hidden: name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'),
    head: () => archive.readHead(member, FORMAT_HEAD_BYTES),
  };
}
