import type { ErrorCode } from '#domain/error-codes.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/**
 * The text of a file that a person made, at hand as a whole: as `utf8Stream` reads it.
 *
 * @throws UserError of the given code, naming the first line that is not text
 */
export function decodeText(options: {
  bytes: Uint8Array;
  fileName: string;
  code: ErrorCode;
}): string {
  const { bytes, ...file } = options;
  return Buffer.from(createUtf8Reader(bytes, file)(bytes, true)).toString();
}
