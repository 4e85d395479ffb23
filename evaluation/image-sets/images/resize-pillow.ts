// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs four times the loop itself.
import { resamplingTaps } from './resampling-taps.ts';
import type { ResamplingTaps } from './resampling-taps.ts';
import { columnsFirst } from './columns-first.ts';
import { cubic } from './cubic.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

const CHANNELS = 3;

/** Bits after the point of Pillow's weights for eight-bit images. */
const PRECISION = 22;

/**
 * Pillow's bicubic resize of eight-bit images, as torchvision's transforms give it to DINOv2: along
 * rows, then along columns, each pass rounded to bytes. Bit-exact.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizePillow(image: RgbImage, size: number): Float32Array {
  return Float32Array.from(resampleBytes(image, size, size).pixels);
}

/**
 * The same with the shorter side brought to `size` and the middle cut out, as torchvision's
 * transforms feed CLIP.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizePillowCropped(image: RgbImage, size: number): Float32Array {
  return cropMiddle(image, size, roundHalfToEven);
}

/** The same, cut as transformers' CLIP image processor cuts: an odd rest leaves less before. */
export function resizePillowCroppedDown(image: RgbImage, size: number): Float32Array {
  return cropMiddle(image, size, Math.floor);
}

function cropMiddle(image: RgbImage, size: number, whole: (value: number) => number): Float32Array {
  const { width, height } = image;
  const long = Math.trunc((size * Math.max(width, height)) / Math.min(width, height));
  const resized =
    width <= height ? resampleBytes(image, size, long) : resampleBytes(image, long, size);
  const left = whole((resized.width - size) / 2);
  const top = whole((resized.height - size) / 2);
  const result = new Float32Array(size * size * CHANNELS);
  for (let y = 0; y < size; y++) {
    const from = ((top + y) * resized.width + left) * CHANNELS;
    result.set(resized.pixels.subarray(from, from + size * CHANNELS), y * size * CHANNELS);
  }
  return result;
}

/** Python's `round`, by which torchvision places its crop. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 && floor % 2 === 0 ? floor : Math.round(value);
}

function resampleBytes(image: RgbImage, width: number, height: number): RgbImage {
  const along = (inputSize: number, outputSize: number): FixedTaps =>
    fixed(resamplingTaps({ inputSize, outputSize, support: 2, filter: cubic }));
  const across = along(image.width, width);
  const down = along(image.height, height);
  if (width === height && columnsFirst(image, width)) {
    const columns = alongColumns(image.pixels, down, { width: image.width, height });
    return {
      width,
      height,
      pixels: alongRows(columns, across, { from: image.width, width, height }),
    };
  }
  const lines = { from: image.width, width, height: image.height };
  const rows = alongRows(image.pixels, across, lines);
  return { width, height, pixels: alongColumns(rows, down, { width, height }) };
}

function alongRows(
  pixels: Uint8Array,
  taps: FixedTaps,
  { from, width, height }: { from: number; width: number; height: number },
): Uint8Array {
  return pass(pixels, taps, {
    lines: height,
    lineStep: from * CHANNELS,
    step: CHANNELS,
    outputs: width,
    resultLineStep: width * CHANNELS,
    resultStep: CHANNELS,
  });
}

function alongColumns(
  pixels: Uint8Array,
  taps: FixedTaps,
  { width, height }: { width: number; height: number },
): Uint8Array {
  return pass(pixels, taps, {
    lines: width,
    lineStep: CHANNELS,
    step: width * CHANNELS,
    outputs: height,
    resultLineStep: CHANNELS,
    resultStep: width * CHANNELS,
  });
}

type FixedTaps = Omit<ResamplingTaps, 'weights'> & { weights: Int32Array };

function fixed({ weights, ...taps }: ResamplingTaps): FixedTaps {
  const scaled = Int32Array.from(weights, (weight) =>
    Math.trunc(weight * 2 ** PRECISION + (weight < 0 ? -0.5 : 0.5)),
  );
  return { ...taps, weights: scaled };
}

/** Where the pixels of a pass lie: lines that are resampled each for itself. */
type Layout = {
  lines: number;
  lineStep: number;
  step: number;
  outputs: number;
  resultLineStep: number;
  resultStep: number;
};

function pass(pixels: Uint8Array, taps: FixedTaps, layout: Layout): Uint8Array {
  const { lines, lineStep, step, outputs, resultLineStep, resultStep } = layout;
  const { starts, counts, weights, width } = taps;
  const result = new Uint8ClampedArray(lines * outputs * CHANNELS);
  for (let line = 0; line < lines; line++)
    for (let i = 0; i < outputs; i++) {
      const from = line * lineStep + (starts[i] ?? 0) * step;
      const count = counts[i] ?? 0;
      const to = line * resultLineStep + i * resultStep;
      for (let c = 0; c < CHANNELS; c++) {
        let sum = 1 << (PRECISION - 1);
        for (let k = 0; k < count; k++)
          sum += (pixels[from + k * step + c] ?? 0) * (weights[i * width + k] ?? 0);
        result[to + c] = sum >> PRECISION;
      }
    }
  return new Uint8Array(result.buffer);
}
