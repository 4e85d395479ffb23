import { createTextDecoder, type TextDecode, type TextFile } from './text-decoder.ts';

/** Bytes that tell the encoding. */
const TELLING = 4;

/**
 * The text of a file that a person made, as it is read: UTF-8, or UTF-16 where a byte order mark or
 * its first characters say so. A byte order mark is taken off.
 *
 * @throws UserError of the given code, naming the first line that is not valid UTF-8, or that holds the
 * character NUL, which no text does
 */
export async function* decodeTextStream(
  source: AsyncIterable<Uint8Array>,
  file: TextFile,
): AsyncGenerator<string> {
  let decode: TextDecode | null = null;
  let bytes: Uint8Array = new Uint8Array(0);
  for await (const chunk of source) {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (decode === null && bytes.length < TELLING) continue;
    decode ??= createTextDecoder(bytes, file);
    yield decode(bytes, false);
    bytes = new Uint8Array(0);
  }
  decode ??= createTextDecoder(bytes, file);
  yield decode(bytes, true);
}
