import { isUtf8 } from 'node:buffer';
import type { ErrorCode } from '#domain/error-codes.ts';
import { UserError } from '#domain/user-error.ts';
import { binaryFormat, type NoText } from './binary-format.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { wideEncodingOf } from './wide-encoding.ts';

const LF = 10;
/** The byte order mark in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf] as const;

/** The file that is decoded, and the code of the failure when it is no text. */
export type TextFile = { fileName: string; code: ErrorCode };

/**
 * The next bytes as UTF-8, up to the last whole character, without a byte order mark and the character
 * NUL; all that is left with `last`.
 */
export type Utf8Read = (bytes: Uint8Array, last: boolean) => Uint8Array;

/**
 * A reader of a text file's bytes as they come, which gives them as UTF-8. Its first bytes, at least
 * four where there are so many, tell the encoding. What is UTF-8 already is not copied but for the
 * characters that stand across two pieces.
 *
 * @throws UserError naming the first line that is not text
 */
export function createUtf8Reader(firstBytes: Uint8Array, file: TextFile): Utf8Read {
  const encoding = wideEncodingOf(firstBytes);
  const binary = binaryFormat(firstBytes, encoding !== undefined);
  if (binary !== undefined) throw isBinary(file, binary);
  const read =
    encoding === undefined
      ? utf8ReaderOf(file)
      : utf16ReaderOf(new TextDecoder(encoding, { fatal: true }), file);
  let line = 1;
  return (bytes, last) => {
    const text = read(bytes, { last, line });
    const nul = text.indexOf(0);
    if (nul >= 0) throw holdsNul(file, line + newlinesIn(text.subarray(0, nul)));
    line += newlinesIn(text);
    return text;
  };
}

type Piece = { last: boolean; line: number };

/** Checks up to the last whole character, and keeps the rest for the next piece. */
function utf8ReaderOf(file: TextFile): (bytes: Uint8Array, piece: Piece) => Uint8Array {
  let rest: Uint8Array = new Uint8Array(0);
  let first = true;
  return (bytes, { last, line }) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = last ? all.length : all.length - openBytes(all);
    rest = Uint8Array.from(all.subarray(end));
    const whole = all.subarray(0, end);
    // says where it is not
    if (!isUtf8(whole)) decodeUtf8({ bytes: whole, firstLine: line, ...file });
    const marked = first && MARK.every((byte, i) => whole[i] === byte);
    first &&= whole.length === 0;
    return marked ? whole.subarray(MARK.length) : whole;
  };
}

function utf16ReaderOf(
  decoder: TextDecoder,
  { fileName, code }: TextFile,
): (bytes: Uint8Array, piece: Piece) => Uint8Array {
  return (bytes, { last, line }) => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: !last }));
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

function newlinesIn(text: Uint8Array): number {
  let lines = 0;
  for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) lines += 1;
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
