import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { UserError } from '#domain/user-error.ts';
import { IMAGE_FILE } from './image-set.ts';
import type { ImageSet } from './image-set.ts';

/** An image file in a zip is refused above this size, packed or unpacked. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** A zip that lists more entries is refused. */
const MAX_ENTRIES = 2_000_000;

/**
 * The images in a zip file, ordered by name, unpacked one at a time when they are read; nothing is
 * written to disk. Throws UserError for a file that is no zip, or beyond the declared limits.
 */
export async function zipImages(path: string): Promise<ImageSet> {
  const refuse = (reason: string, cause?: unknown): UserError =>
    new UserError(`The zip file ${path} cannot be read (${reason}): make it again.`, {
      code: 'bad-zip',
      cause,
    });
  let zip: ZipFile;
  const entries: Entry[] = [];
  try {
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    });
    if (zip.entryCount > MAX_ENTRIES) throw new Error(`it lists ${zip.entryCount} entries`);
    for await (const entry of zip.eachEntry()) if (isImage(entry.fileName)) entries.push(entry);
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
  }
  entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  const read = async (entry: Entry): Promise<Uint8Array> => {
    if (entry.uncompressedSize > MAX_FILE_BYTES)
      throw refuse(`${entry.fileName} unpacks to ${entry.uncompressedSize} bytes`);
    try {
      return await buffer(await zip.openReadStreamPromise(entry));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw refuse(`${entry.fileName}: ${reason}`, cause);
    }
  };
  return {
    label: path,
    count: entries.length,
    images: async function* () {
      for (const entry of entries)
        yield { name: `${path}:${entry.fileName}`, read: () => read(entry) };
    },
    close: () => {
      zip.close();
      return Promise.resolve();
    },
  };
}

function isImage(name: string): boolean {
  const hidden = name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
  return IMAGE_FILE.test(name) && !hidden;
}
