import type { Entry, ZipFile } from 'yauzl';
import type { ZipAside, ZipMember } from './zip-archive.ts';

/** Of the attributes that Unix programs keep: the kind of a file, and that it is a link. */
const KIND = 0o170000;
const LINK = 0o120000;

/**
 * What an archive says beside the names and bytes of its members: comments, links, and names by which a
 * member is unpacked that are not those of the directory. Times, order and packing say nothing.
 */
export async function readAsides(
  zip: ZipFile,
  entries: ReadonlyMap<ZipMember, Entry>,
): Promise<ZipAside[]> {
  const found: ZipAside[] = [];
  if (zip.comment.length > 0) {
    found.push({ name: null, what: `has a comment, ${JSON.stringify(zip.comment)}` });
  }
  for (const [{ name }, entry] of entries) {
    const tell = (what: string): void => void found.push({ name, what });
    if (entry.fileCommentLength > 0) tell(`has a comment, ${JSON.stringify(entry.fileComment)}`);
    if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) tell('is marked as a link');
    const { fileName } = await zip.readLocalFileHeaderPromise(entry, { minimal: false });
    if (!fileName.equals(entry.fileNameRaw)) {
      tell(`is unpacked as ${JSON.stringify(fileName.toString('utf8'))} by some programs`);
    }
  }
  return found;
}
