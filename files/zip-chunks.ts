import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file to go into an archive; `stored` leaves out packing what is packed already. */
export type ZipEntry = { name: string; bytes: Uint8Array; stored?: boolean };

/** Local time, since the format has no zones: the same fields everywhere. */
const TIME = new Date(1980, 0, 1);

/** Sizes and places are 32 bits wide in the archives that we write. */
const MOST_BYTES = 0xffff_ffff;

/**
 * A zip archive as a stream of its bytes, which depend on the entries' names, bytes and order alone: all
 * times are the first of 1980, and nothing of the machine is in it. One entry is held at a time.
 *
 * @throws RangeError when it grows beyond 4 GiB
 */
export async function* zipChunks(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  const take = function* (): Generator<Uint8Array, void, undefined> {
    for (const chunk of ready.splice(0)) {
      length += chunk.length;
      if (length > MOST_BYTES) throw new RangeError('the archive would be larger than 4 GiB');
      yield chunk;
    }
  };
  for await (const { name, bytes, stored = false } of entries) {
    const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = TIME;
    zip.add(file);
    file.push(bytes, true);
    yield* take();
  }
  zip.end();
  yield* take();
}
