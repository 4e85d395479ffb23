import { UserError } from '#domain/user-error.ts';
import type { ZipArchive } from '#files/open-zip.ts';
import type { ImageFiles } from '../images/image-files.ts';
import { isHiddenFile } from '#domain/is-hidden-file.ts';
import { mayBeList } from '../images/may-be-list.ts';

/**
 * The files of an archive, as those of the folder that was packed. Nothing is unpacked to disk. An
 * archive that lists a name that leads out of it could not be opened.
 */
export function archiveFiles(archive: ZipArchive, label: string): ImageFiles {
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

/**
 * `mj/` where it is the folder that was packed, and not one of a prompt: it bears the archive's name,
 * or has folders in it, or one list beside the images. Names of images are told by the last folder too, so
 * that one more before it does no harm.
 */
function packedFolder(names: readonly string[], label: string): string {
  let top = '';
  for (;;) {
    const next = commonFolder(names.map((name) => name.slice(top.length)));
    if (next === '') return top;
    const within = names.map((name) => name.slice(top.length + next.length));
    const isPacked =
      next === `${label}/` ||
      within.some((name) => name.includes('/')) ||
      within.filter(mayBeList).length === 1;
    if (!isPacked) return top;
    top += next;
  }
}

function commonFolder([first, ...others]: readonly string[]): string {
  const end = first?.indexOf('/');
  if (first === undefined || end === undefined || end < 0) return '';
  const folder = first.slice(0, end + 1);
  return others.every((name) => name.startsWith(folder)) ? folder : '';
}
