import type { RgbImage } from '#files/images/rgb-image.ts';
import { coloured } from '#files/images/colour-table.ts';
import { readGifFrame } from './gif-frame.ts';
import type { GifFrame } from './gif-frame.ts';
import { unpackGifCodes } from './gif-codes.ts';

/** First row and step of the four passes of an interlaced frame (GIF89a, appendix E). */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/**
 * Decodes the first frame of a GIF to RGB as Pillow does: what the frame leaves bare has the
 * transparent colour number (or 0), and the transparent colour keeps the colour of its table.
 * Throws RangeError for broken files.
 *
 * Source: Graphics Interchange Format, version 89a (CompuServe, 1990).
 */
export function decodeGif(bytes: Uint8Array): RgbImage {
  const frame = readGifFrame(bytes);
  const codes = unpackGifCodes({
    bytes,
    at: frame.codesAt,
    minimumSize: frame.minimumCodeSize,
    count: frame.width * frame.height,
  });
  const { canvasWidth: width, canvasHeight: height, table } = frame;
  const indices = new Uint8Array(width * height).fill(frame.bare);
  rowOrder(frame).forEach((row, i) => {
    const line = codes.subarray(i * frame.width, (i + 1) * frame.width);
    indices.set(line, (frame.top + row) * width + frame.left);
  });
  return { width, height, pixels: coloured({ indices, table, stride: 3, order: 'rgb' }) };
}

function rowOrder({ interlaced, height }: GifFrame): number[] {
  const rows = Array.from({ length: height }, (_, row) => row);
  if (!interlaced) return rows;
  return PASSES.flatMap(([first, step]) =>
    rows.filter((row) => row >= first && (row - first) % step === 0),
  );
}
