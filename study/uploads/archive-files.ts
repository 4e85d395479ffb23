import type { ZipArchive } from '#files/open-zip.ts';
import { UserError } from '#domain/user-error.ts';

/** The files of an archive by names relative to the one folder that holds all of them, if there is one. */
export type ArchiveFiles = { names: readonly string[]; read: (name: string) => Promise<Buffer> };

/**
 * Files as an archive names them. Nothing is unpacked to disk; hidden files, of the system that packed
 * it, are passed over. An archive that lists a name that leads out of it could not be opened.
 */
export function archiveFiles(
  archive: ZipArchive,
  isHidden: (name: string) => boolean,
): ArchiveFiles {
  const members = archive.members.flatMap((member) => {
    const { name } = member;
    return isHidden(name) ? [] : [{ name, member }];
  });
  const top = commonFolder(members.map(({ name }) => name));
  const byName = new Map(members.map(({ name, member }) => [name.slice(top.length), member]));
  return {
    names: [...byName.keys()],
    read: async (name) => {
      const member = byName.get(name);
      if (!member) throw new UserError(`${name} is not in the archive`, { code: 'bad-zip' });
      try {
        return await archive.read(member);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new UserError(`${name} cannot be unpacked: ${reason}`, {
          code: 'unreadable-image',
          cause,
        });
      }
    },
  };
}

/** `mj/` where all files lie in it; packing a folder puts its name before every file. */
function commonFolder([first, ...others]: readonly string[]): string {
  const end = first?.indexOf('/');
  if (first === undefined || end === undefined || end < 0) return '';
  const folder = first.slice(0, end + 1);
  return others.every((name) => name.startsWith(folder)) ? folder : '';
}
