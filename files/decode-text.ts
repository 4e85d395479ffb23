import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeUtf8 } from './decode-utf8.ts';

/**
 * The text of a file that a person made: UTF-8, or UTF-16 where a byte order mark says so, as
 * spreadsheets save "Unicode text".
 *
 * @throws UserError of the given code, naming the first line that is not valid UTF-8
 */
export function decodeText(options: {
  bytes: Uint8Array;
  fileName: string;
  code: ErrorCode;
}): string {
  const { bytes, fileName, code } = options;
  const encoding = wideEncodingOf(bytes);
  if (encoding === undefined) return decodeUtf8(options);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${fileName} is not valid UTF-16: save the file as UTF-8`, { code });
  }
}

function wideEncodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
