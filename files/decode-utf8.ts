import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * The text of a file that must be UTF-8, its byte order mark kept.
 *
 * @param options.code of the failure
 * @param options.firstLine the number of the line that the bytes begin in
 * @throws UserError naming the first line that is not valid UTF-8
 */
export function decodeUtf8(options: {
  bytes: Uint8Array;
  fileName: string;
  code: ErrorCode;
  firstLine?: number;
}): string {
  const { bytes, fileName, code, firstLine = 1 } = options;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    const line = firstLine - 1 + firstBadLine(bytes, decoder);
    throw new UserError(`${fileName}:${line} is not valid UTF-8: save the file as UTF-8`, { code });
  }
}

/** A newline is never a part of a longer UTF-8 sequence, so that lines can be decoded alone. */
function firstBadLine(bytes: Uint8Array, decoder: TextDecoder): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    if (newline < 0) return line;
    start = end + 1;
  }
}
