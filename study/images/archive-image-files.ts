import { UserError } from '#domain/user-error.ts';
import type { ZipArchive } from '#files/zip-archive.ts';
import { isHiddenFile } from '#domain/is-hidden-file.ts';
import type { ImageFiles } from './image-files.ts';
import { packedFolder } from './packed-folder.ts';

/**
 * The files of an archive, as those of the folder that was packed. Nothing is unpacked to disk. An
 * archive that lists a name that leads out of it could not be opened.
 */
export function archiveImageFiles(archive: ZipArchive, label: string): ImageFiles {
  const members = archive.members.filter(({ name }) => !isHiddenFile(name));
  const top = packedFolder(
    members.map(({ name }) => name),
    label,
  );
  const byName = new Map(members.map((member) => [member.name.slice(top.length), member]));
  return {
    label,
    names: [...byName.keys()],
    read: async (name) => {
      const member = byName.get(name);
      if (!member) throw new UserError(`${name} is not in the archive`, { code: 'bad-zip' });
      try {
        return await archive.read(member);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        const message = `The image ${label}/${name} cannot be unpacked (${reason}): pack it again.`;
        throw new UserError(message, { code: 'unreadable-image', cause });
      }
    },
  };
}
