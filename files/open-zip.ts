import { open } from 'node:fs/promises';
import { createInflateRaw, crc32 } from 'node:zlib';
import { fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { BlockReader } from './block-reader.ts';
import { readAsides } from './read-asides.ts';
import type { ZipArchive, ZipMember } from './zip-archive.ts';
import { zipEntryName } from './zip-entry-name.ts';

/** An archive that lists more members is refused. */
const MAX_MEMBERS = 2_000_000;

/** What yauzl says of a file whose end is not that of a zip. */
const NO_DIRECTORY = /^End of central directory/i;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/**
 * Opens a zip archive and reads its directory alone; nothing is written to disk, and nothing
 * unpacked until it is read. Throws an Error that says what is wrong with a broken archive.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await openBlocks(path);
  const entries = await readDirectory(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const stream = (member: ZipMember): AsyncGenerator<Buffer, void, undefined> => {
    const entry = entries.get(member);
    if (entry === undefined) throw new RangeError(`${member.name} is not of this archive`);
    return unpacked(path, zip, entry);
  };
  return {
    members: [...entries.keys()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    stream,
    read: (member) => readWhole(stream(member), member.size),
    readHead: async (member, length) => {
      const chunks: Buffer[] = [];
      let held = 0;
      for await (const chunk of stream(member)) {
        chunks.push(chunk);
        held += chunk.length;
        if (held >= length) break;
      }
      return Buffer.concat(chunks).subarray(0, length);
    },
    asides: () => readAsides(zip, entries),
    close: () => {
      zip.close();
      return Promise.resolve();
    },
  };
}

async function openBlocks(path: string): Promise<ZipFile> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const options = { lazyEntries: true, autoClose: false };
    return await fromRandomAccessReaderPromise(new BlockReader(file), size, options);
  } catch (cause) {
    await file.close();
    if (!(cause instanceof Error) || !NO_DIRECTORY.test(cause.message)) throw cause;
    throw new RangeError('it has no directory at its end: it is cut off, or no zip', { cause });
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<ZipMember, Entry>> {
  if (zip.entryCount > MAX_MEMBERS) throw new RangeError(`it lists ${zip.entryCount} files`);
  const entries = new Map<ZipMember, Entry>();
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const { uncompressedSize: size, compressedSize: packedSize } = entry;
    const name = zipEntryName(entry);
    if (name.endsWith('/')) continue;
    // unpacked, one of them would take the other's place
    if (names.has(name)) throw new RangeError(`it lists ${name} twice`);
    names.add(name);
    entries.set({ name, size, packedSize }, entry);
  }
  return entries;
}

/** Into one piece of memory, since the size is known: archives may hold what is large. */
async function readWhole(chunks: AsyncIterable<Buffer>, size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for await (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The bytes of an entry, held to the size and checksum that it declares. */
async function* unpacked(
  path: string,
  zip: ZipFile,
  entry: Entry,
): AsyncGenerator<Buffer, void, undefined> {
  const { compressionMethod: method, uncompressedSize: size } = entry;
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new RangeError('it is encrypted');
  if (method !== STORED && method !== DEFLATED)
    throw new RangeError(`it is packed by the method ${method}, which is not read`);
  let length = 0;
  let checksum = 0;
  for await (const chunk of packedOrNot(path, zip, entry)) {
    length += chunk.length;
    checksum = crc32(chunk, checksum);
    if (length > size)
      throw new RangeError(`it unpacks to more than the ${size} bytes it declares`);
    yield chunk;
  }
  if (length < size)
    throw new RangeError(`it unpacks to ${length} of the ${size} bytes it declares`);
  if (checksum !== entry.crc32) throw new RangeError('its checksum is wrong');
}

/** Reads by a file handle of its own, so that a reader may stop anywhere. */
async function* packedOrNot(
  path: string,
  zip: ZipFile,
  entry: Entry,
): AsyncGenerator<Buffer, void, undefined> {
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  if (entry.compressedSize === 0) return;
  const file = await open(path, 'r');
  const raw = file.createReadStream({ start, end: start + entry.compressedSize - 1 });
  const inflate = createInflateRaw();
  const source =
    entry.compressionMethod === STORED
      ? raw
      : raw.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  try {
    for await (const chunk of source) yield Buffer.from(chunk);
  } finally {
    raw.destroy();
    inflate.destroy();
    await file.close();
  }
}
