// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs ten times the loop itself.
import { resamplingTaps } from './resampling-taps.ts';
import type { ResamplingTaps } from './resampling-taps.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

const CHANNELS = 3;

/**
 * Resamples to `size` x `size` with a separable filter: along rows first, then along columns (or
 * the other way round), sums in float64, each pass stored as float32 (what Pillow does on float
 * images).
 *
 * Returns float32, height x width x 3, on the scale of the bytes, neither rounded nor clipped.
 */
export function resampleSeparably(
  image: RgbImage,
  options: {
    size: number;
    support: number;
    filter: (x: number) => number;
    columnsFirst?: boolean;
  },
): Float32Array {
  const { size, support, filter, columnsFirst = false } = options;
  const { width, height, pixels } = image;
  const along = (inputSize: number): ResamplingTaps =>
    resamplingTaps({ inputSize, outputSize: size, support, filter });
  if (columnsFirst) {
    const columns = resampleColumns(pixels, along(height), { width, size });
    return resampleRows(columns, along(width), { width, height: size, size });
  }
  const rows = resampleRows(pixels, along(width), { width, height, size });
  return resampleColumns(rows, along(height), { width: size, size });
}

type Pixels = Uint8Array | Float32Array;

function resampleRows(
  pixels: Pixels,
  taps: ResamplingTaps,
  { width, height, size }: { width: number; height: number; size: number },
): Float32Array {
  const { starts, counts, weights } = taps;
  const result = new Float32Array(height * size * CHANNELS);
  let at = 0;
  for (let y = 0; y < height; y++) {
    const rowStart = y * width;
    for (let x = 0; x < size; x++) {
      const first = x * taps.width;
      const last = first + (counts[x] ?? 0);
      let pixel = (rowStart + (starts[x] ?? 0)) * CHANNELS;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let k = first; k < last; k++) {
        const weight = weights[k] ?? 0;
        red += (pixels[pixel] ?? 0) * weight;
        green += (pixels[pixel + 1] ?? 0) * weight;
        blue += (pixels[pixel + 2] ?? 0) * weight;
        pixel += CHANNELS;
      }
      result[at] = red;
      result[at + 1] = green;
      result[at + 2] = blue;
      at += CHANNELS;
    }
  }
  return result;
}

function resampleColumns(
  rows: Pixels,
  taps: ResamplingTaps,
  { width, size }: { width: number; size: number },
): Float32Array {
  const stride = width * CHANNELS;
  const result = new Float32Array(size * stride);
  const sums = new Float64Array(stride);
  for (let y = 0; y < size; y++) {
    sums.fill(0);
    const start = taps.starts[y] ?? 0;
    const count = taps.counts[y] ?? 0;
    for (let k = 0; k < count; k++) {
      const weight = taps.weights[y * taps.width + k] ?? 0;
      const row = (start + k) * stride;
      for (let i = 0; i < stride; i++) sums[i] = (sums[i] ?? 0) + (rows[row + i] ?? 0) * weight;
    }
    result.set(sums, y * stride);
  }
  return result;
}
