import { createUtf8Reader, type TextFile, type Utf8Read } from './utf8-reader.ts';

/** Bytes that tell the encoding. */
const TELLING = 4;

/**
 * The text of a file that a person made, as it is read, in UTF-8: the file is UTF-8, or UTF-16 where a
 * byte order mark or its first characters say so. A byte order mark is taken off, and each piece ends
 * with a whole character.
 *
 * @throws UserError of the given code, naming the first line that is not valid UTF-8, or that holds the
 * character NUL, which no text does
 */
export async function* utf8Stream(
  source: AsyncIterable<Uint8Array>,
  file: TextFile,
): AsyncGenerator<Uint8Array> {
  let read: Utf8Read | null = null;
  let bytes: Uint8Array = new Uint8Array(0);
  for await (const chunk of source) {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (read === null && bytes.length < TELLING) continue;
    read ??= createUtf8Reader(bytes, file);
    yield read(bytes, false);
    bytes = new Uint8Array(0);
  }
  read ??= createUtf8Reader(bytes, file);
  yield read(bytes, true);
}
