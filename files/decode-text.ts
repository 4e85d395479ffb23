import type { ErrorCode } from '#domain/error-codes.ts';
import { createTextDecoder } from './text-decoder.ts';

/**
 * The text of a file that a person made, at hand as a whole: as `decodeTextStream` reads it.
 *
 * @throws UserError of the given code, naming the first line that is not text
 */
export function decodeText(options: {
  bytes: Uint8Array;
  fileName: string;
  code: ErrorCode;
}): string {
  const { bytes, ...file } = options;
  return createTextDecoder(bytes, file)(bytes, true);
}
