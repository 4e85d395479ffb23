// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs two to four times the loop itself.
import type { RgbImage } from '#files/images/rgb-image.ts';
import { clippedGreys, repeatedGrey } from '#files/images/colour-table.ts';
import { pnmNumbers } from './pnm-numbers.ts';
import { readPnmHeader } from './pnm-header.ts';
import type { PnmHeader } from './pnm-header.ts';

/**
 * Decodes a portable bitmap, greymap, pixmap (P1 to P6) or floating-point map (Pf) to RGB. Greys
 * above eight bits are brought to sixteen and cut at 255, as Pillow does. Throws RangeError for
 * broken files.
 *
 * Source: the Netpbm format pages pbm(5), pgm(5), ppm(5), pfm(5).
 */
export function decodePnm(bytes: Uint8Array): RgbImage {
  const header = readPnmHeader(bytes);
  const { width, height, kind } = header;
  if (kind === 'P1' || kind === 'P4')
    return { width, height, pixels: repeatedGrey(bilevel(bytes, header)) };
  if (kind === 'Pf') return { width, height, pixels: repeatedGrey(floats(bytes, header)) };
  const values = kind === 'P2' || kind === 'P3' ? plain(bytes, header) : raw(bytes, header);
  const grey = kind === 'P2' || kind === 'P5';
  const highest = grey && header.maximum > 255 ? 65535 : 255;
  const scaled = toScale(values, header.maximum, highest);
  const samples = clippedGreys(scaled);
  return { width, height, pixels: grey ? repeatedGrey(samples) : samples };
}

function samplesIn({ kind, width, height }: PnmHeader): number {
  return width * height * (kind === 'P3' || kind === 'P6' ? 3 : 1);
}

function bilevel(bytes: Uint8Array, header: PnmHeader): Uint8Array {
  const { kind, width, height, start } = header;
  const greys = new Uint8Array(width * height);
  if (kind === 'P1') {
    const digits = pnmNumbers(bytes, { start, count: greys.length, digits: 'single' });
    digits.forEach((digit, i) => (greys[i] = digit === 0 ? 255 : 0));
    return greys;
  }
  const stride = Math.ceil(width / 8);
  requireBytes(bytes.length - start, stride * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const byte = bytes[start + y * stride + (x >> 3)] ?? 0;
      greys[to++] = (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
  return greys;
}

function plain(bytes: Uint8Array, header: PnmHeader): Uint32Array {
  const { start, maximum } = header;
  const values = pnmNumbers(bytes, { start, count: samplesIn(header), digits: 'many' });
  const largest = values.reduce((max, value) => Math.max(max, value), 0);
  if (largest > maximum) throw new RangeError(`it holds the value ${largest} above ${maximum}`);
  return values;
}

function raw(bytes: Uint8Array, header: PnmHeader): Uint8Array | Uint16Array {
  const count = samplesIn(header);
  const { start, maximum } = header;
  const wide = maximum > 255;
  requireBytes(bytes.length - start, wide ? 2 * count : count);
  if (!wide) return bytes.subarray(start, start + count);
  const values = new Uint16Array(count);
  for (let i = 0, at = start; i < count; i++, at += 2)
    values[i] = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return values;
}

function toScale(
  values: Uint8Array | Uint16Array | Uint32Array,
  maximum: number,
  highest: number,
): ArrayLike<number> {
  if (maximum === highest) return values;
  const scaled = new Uint16Array(values.length);
  for (let i = 0; i < scaled.length; i++)
    scaled[i] = Math.min(highest, roundHalfToEven(((values[i] ?? 0) / maximum) * highest));
  return scaled;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Rows of a floating-point map are stored from the bottom. */
function floats(bytes: Uint8Array, header: PnmHeader): Uint8Array {
  const { width, height, start, littleEndian } = header;
  requireBytes(bytes.length - start, 4 * width * height);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      values[(height - 1 - y) * width + x] = view.getFloat32(4 * (y * width + x), littleEndian);
  return clippedGreys(values);
}

function requireBytes(found: number, needed: number): void {
  if (found < needed)
    throw new RangeError(`it holds ${found} bytes of pixels where its size needs ${needed}`);
}
