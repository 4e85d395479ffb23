// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs two to eight times the loop itself.
import type { RgbImage } from './rgb-image.ts';
import { readBmpHeader } from './bmp-header.ts';
import type { BmpHeader } from './bmp-header.ts';
import { bmpRunLengths } from './bmp-run-lengths.ts';
import { coloured } from './colour-table.ts';

/**
 * Decodes a Windows or OS/2 bitmap to RGB: 1, 4 and 8 bits with a colour table (plain or run-length
 * coded), 16, 24 and 32 bits. Alpha is dropped. Throws RangeError for other kinds and broken files.
 *
 * Source: the BITMAPINFOHEADER family of the Windows documentation; where files differ, Pillow.
 */
export function decodeBmp(bytes: Uint8Array): RgbImage {
  const header = readBmpHeader(bytes);
  const { width, height } = header;
  return { width, height, pixels: upright(header, pixelsAsStored(bytes, header)) };
}

function pixelsAsStored(bytes: Uint8Array, header: BmpHeader): Uint8Array {
  const { bits, compression, table, tableStride, width, height, pixelsAt } = header;
  const stride = (((width * bits + 31) >>> 3) & ~3) >>> 0;
  const needed = (height - 1) * stride + Math.ceil((width * bits) / 8);
  if (bits > 8 || compression === 'none') requireBytes(bytes.length - pixelsAt, needed);
  if (bits > 8)
    return bits === 16 ? pixels16(bytes, header, stride) : pixels24(bytes, header, stride);
  const indices =
    compression === 'none'
      ? packedIndices(bytes, header, stride)
      : bmpRunLengths({ bytes, at: pixelsAt, width, height, nibbles: compression === 'rle4' });
  return coloured({ indices, table, stride: tableStride, order: 'bgr' });
}

/** Rows of a bitmap are stored from the bottom unless its height is negative. */
function upright({ width, height, topDown }: BmpHeader, pixels: Uint8Array): Uint8Array {
  if (topDown) return pixels;
  const turned = new Uint8Array(pixels.length);
  const row = width * 3;
  for (let y = 0; y < height; y++)
    turned.set(pixels.subarray(y * row, (y + 1) * row), (height - 1 - y) * row);
  return turned;
}

function packedIndices(bytes: Uint8Array, header: BmpHeader, stride: number): Uint8Array {
  const { bits, width, height, pixelsAt } = header;
  const indices = new Uint8Array(width * height);
  const mask = (1 << bits) - 1;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const place = x * bits;
      const byte = bytes[pixelsAt + y * stride + (place >> 3)] ?? 0;
      indices[to++] = (byte >> (8 - bits - (place & 7))) & mask;
    }
  return indices;
}

function pixels16(bytes: Uint8Array, header: BmpHeader, stride: number): Uint8Array {
  const { width, height, pixelsAt, greenBits } = header;
  const pixels = new Uint8Array(width * height * 3);
  const greens = (1 << greenBits) - 1;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = pixelsAt + y * stride + 2 * x;
      const pixel = (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8);
      pixels[to++] = Math.trunc((((pixel >> (5 + greenBits)) & 31) * 255) / 31);
      pixels[to++] = Math.trunc((((pixel >> 5) & greens) * 255) / greens);
      pixels[to++] = Math.trunc(((pixel & 31) * 255) / 31);
    }
  return pixels;
}

function pixels24(bytes: Uint8Array, header: BmpHeader, stride: number): Uint8Array {
  const { bits, width, height, pixelsAt, channels } = header;
  const pixels = new Uint8Array(width * height * 3);
  const [red, green, blue] = channels;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = pixelsAt + y * stride + (x * bits) / 8;
      pixels[to++] = bytes[from + red] ?? 0;
      pixels[to++] = bytes[from + green] ?? 0;
      pixels[to++] = bytes[from + blue] ?? 0;
    }
  return pixels;
}

function requireBytes(found: number, needed: number): void {
  if (found < needed)
    throw new RangeError(`it holds ${found} bytes of pixels where its size needs ${needed}`);
}
