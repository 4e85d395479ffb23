import { crc32 } from 'node:zlib';
import { UserError } from '#domain/user-error.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export type PngChunk = { type: string; content: Buffer };

/**
 * The chunks of a PNG file (W3C PNG, section 5).
 *
 * @throws UserError `bad-png` when it is not one, or broken
 */
export function readPngChunks(png: Buffer): PngChunk[] {
  if (!png.subarray(0, 8).equals(SIGNATURE)) broken('it does not begin as one');
  const chunks: PngChunk[] = [];
  for (let at = 8; at < png.length;) {
    if (at + 12 > png.length) broken(`it breaks off at byte ${at}`);
    const length = png.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > png.length) broken(`it breaks off at byte ${at}`);
    const body = png.subarray(at + 4, end - 4);
    if (crc32(body) !== png.readUInt32BE(end - 4))
      broken(`the checksum at byte ${end - 4} is wrong`);
    chunks.push({ type: body.toString('latin1', 0, 4), content: body.subarray(4) });
    at = end;
  }
  if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') broken('it is not complete');
  return chunks;
}

export function writePngChunks(chunks: readonly PngChunk[]): Buffer {
  const parts: Buffer[] = [SIGNATURE];
  for (const { type, content } of chunks) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(body));
    parts.push(length, body, checksum);
  }
  return Buffer.concat(parts);
}

/** An uncompressed iTXt chunk (W3C PNG, section 11.3.3.4): UTF-8 text under a Latin-1 keyword. */
export function textChunk(keyword: string, text: string): PngChunk {
  const head = Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1');
  return { type: 'iTXt', content: Buffer.concat([head, Buffer.from(text, 'utf8')]) };
}

function broken(why: string): never {
  throw new UserError(`This is not a whole PNG file (${why}): make or copy it again.`, {
    code: 'bad-png',
  });
}
