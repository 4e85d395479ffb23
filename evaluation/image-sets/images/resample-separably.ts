import { at } from '#domain/at.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { openKernels } from '../../linear-algebra/kernels/open-kernels.ts';
import type { Kernels } from '../../linear-algebra/kernels/open-kernels.ts';
import { resamplingTaps } from './resampling-taps.ts';
import type { ResamplingTaps } from './resampling-taps.ts';

const CHANNELS = 3;

/** Rows that the kernel resamples together. */
const ROWS = 4;

type Resampling = {
  size: number;
  support: number;
  filter: (x: number) => number;
  columnsFirst?: boolean;
  /** to which results are clipped */
  range?: readonly [least: number, largest: number];
};

/** What one image needs: its windows along both sides, and where its parts lie among the kernels. */
type Work = {
  image: RgbImage;
  size: number;
  across: ResamplingTaps;
  down: ResamplingTaps;
  kernels: Kernels;
  /** values of one of the `lines`, with zeros behind it for windows that reach so far */
  length: number;
  /** `lines`: four to resample; `rows`: the same, resampled; `result`: their weighted sums */
  places: { starts: number; weights: number; lines: number; rows: number; result: number };
};

/**
 * Resamples to `size` x `size` with a separable filter: along rows first, then along columns (or
 * the other way round), sums in float64, each pass stored as float32 (what Pillow does on float
 * images). A few rows at a time, so that a high image needs no more memory than a low one.
 *
 * Returns float32, size x size x 3, on the scale of the bytes, not rounded to them.
 */
export function resampleSeparably(image: RgbImage, options: Resampling): Float32Array {
  const { size, columnsFirst = false, range = [-Infinity, Infinity] } = options;
  const work = prepared(image, options);
  if (columnsFirst) columnsThenRows(work);
  else rowsThenColumns(work);
  const { kernels, places } = work;
  const inPlace = { x: places.result, out: places.result };
  return kernels.singlesWithin(inPlace, size * size * CHANNELS, range).slice();
}

function prepared(image: RgbImage, { size, support, filter }: Resampling): Work {
  const along = (inputSize: number): ResamplingTaps =>
    resamplingTaps({ inputSize, outputSize: size, support, filter });
  const across = along(image.width);
  const length = (image.width + across.width) * CHANNELS;
  const weights = size;
  const lines = weights + across.weights.length;
  const rows = lines + ROWS * length;
  const result = rows + ROWS * size * CHANNELS;
  const end = result + size * size * CHANNELS;
  const kernels = kernelsOf(end);
  kernels.values.set(across.starts);
  kernels.values.set(across.weights, weights);
  kernels.values.fill(0, lines, end);
  const places = { starts: 0, weights, lines, rows, result };
  return { image, size, across, down: along(image.height), kernels, length, places };
}

let kept: Kernels | undefined;

/** Kernels with room for so many numbers, the last ones again where they have: images are many. */
function kernelsOf(length: number): Kernels {
  if (kept === undefined || kept.values.length < length) kept = openKernels(length);
  return kept;
}

/** Puts a row of the image where the `slot`-th of the lines lies. */
function loadLine({ image, kernels, length, places }: Work, y: number, slot: number): void {
  const stride = image.width * CHANNELS;
  const line = image.pixels.subarray(y * stride, (y + 1) * stride);
  kernels.values.set(line, places.lines + slot * length);
}

function resampleLines({ kernels, places, length, size, across }: Work, out: number): void {
  const { lines, starts, weights } = places;
  const sizes = { length, width: across.width, outputs: size };
  kernels.weighWindows({ rows: lines, starts, weights, out }, sizes);
}

/** Each row of the image is resampled and added to those of the result that it belongs to. */
function rowsThenColumns(work: Work): void {
  const { image, size, down, kernels, places } = work;
  const stride = size * CHANNELS;
  let first = 0;
  for (let y = 0; y < image.height; y++) {
    const slot = y % ROWS;
    if (slot === 0) {
      for (let i = 0; i < Math.min(ROWS, image.height - y); i++) loadLine(work, y + i, i);
      resampleLines(work, places.rows);
    }
    while (first < size && at(down.starts, first) + at(down.counts, first) <= y) first++;
    for (let i = first; i < size && at(down.starts, i) <= y; i++) {
      const weight = at(down.weights, i * down.width + y - at(down.starts, i));
      kernels.axpy(weight, places.rows + slot * stride, places.result + i * stride, stride);
    }
  }
}

/** Each row of the result is the weighted sum of rows of the image, which is then resampled. */
function columnsThenRows(work: Work): void {
  const { image, size, down, kernels, length, places } = work;
  const line = image.width * CHANNELS;
  for (let i = 0; i < size; i++) {
    const sums = kernels.values.subarray(places.lines, places.lines + line).fill(0);
    for (let k = 0; k < at(down.counts, i); k++) {
      loadLine(work, at(down.starts, i) + k, 1);
      const weight = at(down.weights, i * down.width + k);
      kernels.axpy(weight, places.lines + length, places.lines, line);
    }
    sums.set(new Float32Array(sums));
    resampleLines(work, places.rows);
    const row = places.result + i * size * CHANNELS;
    kernels.values.copyWithin(row, places.rows, places.rows + size * CHANNELS);
  }
}
