import { readFile, stat } from 'node:fs/promises';
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
  const unreadable = (cause: unknown): never => {
    throw new UserError(`${path} cannot be read: check that the protocol is there.`, {
      code: 'unreadable-file',
      cause,
    });
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > MOST_BYTES) {
    throw new UserError(`${path}:1 has ${size} bytes, too many for a protocol.`, {
      code: 'bad-protocol',
    });
  }
  const bytes = await readFile(path).catch(unreadable);
  return decodeUtf8({ bytes, fileName: path, code: 'bad-protocol' });
}
