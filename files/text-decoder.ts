import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import { binaryFormat, type NoText } from './binary-format.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { wideEncodingOf } from './wide-encoding.ts';

/** The file that is decoded, and the code of the failure when it is no text. */
export type TextFile = { fileName: string; code: ErrorCode };

/** The text of the next bytes, up to the last whole character; of all that is left with `last`. */
export type TextDecode = (bytes: Uint8Array, last: boolean) => string;

/**
 * A decoder of a file's bytes as they come. Its first bytes, at least four where there are so many,
 * tell the encoding. A byte order mark is taken off.
 *
 * @throws UserError naming the first line that is not text
 */
export function createTextDecoder(firstBytes: Uint8Array, file: TextFile): TextDecode {
  const encoding = wideEncodingOf(firstBytes);
  const binary = binaryFormat(firstBytes, encoding !== undefined);
  if (binary !== undefined) throw isBinary(file, binary);
  const decode =
    encoding === undefined
      ? utf8DecoderOf(file)
      : utf16DecoderOf(new TextDecoder(encoding, { fatal: true }), file);
  let line = 1;
  return (bytes, last) => {
    const text = decode(bytes, { last, line });
    const nul = text.indexOf('\0');
    if (nul >= 0) throw holdsNul(file, line + newlinesIn(text, nul));
    line += newlinesIn(text, text.length);
    return text;
  };
}

type Piece = { last: boolean; line: number };

/** Decodes up to the last whole character, and keeps the rest for the next piece. */
function utf8DecoderOf(file: TextFile): (bytes: Uint8Array, piece: Piece) => string {
  let rest: Uint8Array = new Uint8Array(0);
  let first = true;
  return (bytes, { last, line }) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = last ? all.length : all.length - openBytes(all);
    rest = Uint8Array.from(all.subarray(end));
    const text = decodeUtf8({ bytes: all.subarray(0, end), firstLine: line, ...file });
    const marked = first && text.startsWith('\uFEFF');
    first &&= text === '';
    return marked ? text.slice(1) : text;
  };
}

function utf16DecoderOf(
  decoder: TextDecoder,
  { fileName, code }: TextFile,
): (bytes: Uint8Array, piece: Piece) => string {
  return (bytes, { last, line }) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch (cause) {
      const where = `${fileName} (at or after line ${line})`;
      throw new UserError(`${where} is not valid UTF-16: save the file as UTF-8`, { code, cause });
    }
  };
}

/** How many bytes at the end begin a character of UTF-8 that is not whole yet. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte === undefined || byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOfCharacter(byte) ? back : 0;
  }
  return 0;
}

function lengthOfCharacter(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

function newlinesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    lines += 1;
  return lines;
}

function holdsNul({ fileName, code }: TextFile, line: number): UserError {
  return new UserError(
    `${fileName}:${line} holds the character NUL, so it is not text: save the file as UTF-8`,
    { code },
  );
}

function isBinary({ fileName, code }: TextFile, { what, advice }: NoText): UserError {
  return new UserError(`${fileName} is ${what}, and no text: ${advice}`, { code });
}
