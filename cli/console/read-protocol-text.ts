import { createReadStream } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { decodeUtf8 } from '#files/decode-utf8.ts';

/** A protocol takes a few kilobytes; what is larger is another file, and is not brought into memory. */
const MOST_BYTES = 4_000_000;

/**
 * The text of a protocol file.
 *
 * @throws UserError when it is not there, or no text of a protocol's size
 */
export async function readProtocolText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (bytes.length > MOST_BYTES) {
    throw new UserError(`${path}:1 has more than ${MOST_BYTES} bytes: no protocol is so long.`, {
      code: 'bad-protocol',
    });
  }
  return decodeUtf8({ bytes, fileName: path, code: 'bad-protocol' });
}

/** At most one byte more than is read: a device or a pipe may have no end. */
async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const chunks = await Array.fromAsync(createReadStream(path, { end: MOST_BYTES }));
    return Buffer.concat(chunks.map((chunk: Buffer | string) => Buffer.from(chunk)));
  } catch (cause) {
    throw new UserError(`${path} cannot be read: check that the protocol is there.`, {
      code: 'unreadable-file',
      cause,
    });
  }
}
