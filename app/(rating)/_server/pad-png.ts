import { crc32 } from 'node:zlib';

/** Length, name and checksum of a PNG chunk (PNG Specification, Third Edition, section 5.3). */
const CHUNK_OVERHEAD = 12;
const END_CHUNK_LENGTH = 12;

/** By the case of its letters: ancillary, private, safe to copy. Every decoder passes over it. */
const PADDING_CHUNK = 'paDd';

/** The least length that `padPng` can bring a PNG of `length` bytes to, besides its own. */
export function leastPadded(length: number): number {
  return length + CHUNK_OVERHEAD;
}

/**
 * The same picture in a file of exactly `length` bytes: a chunk of zeros is put before the end, so
 * that the length of an answer does not tell how well its image compresses.
 *
 * @throws RangeError when the PNG does not fit
 */
export function padPng(png: Buffer, length: number): Buffer {
  if (png.length === length) return png;
  const zeros = length - leastPadded(png.length);
  if (zeros < 0) {
    throw new RangeError(`A PNG of ${png.length} bytes cannot be padded to ${length}.`);
  }
  const end = png.length - END_CHUNK_LENGTH;
  const body = Buffer.alloc(4 + zeros);
  body.write(PADDING_CHUNK, 'latin1');
  return Buffer.concat([
    png.subarray(0, end),
    uint32(zeros),
    body,
    uint32(crc32(body)),
    png.subarray(end),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
