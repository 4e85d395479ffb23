// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs six times the loop itself.
import type { RgbImage } from '#files/images/rgb-image.ts';

const CHANNELS = 3;

/** The two neighbours of each output coordinate and the weight of the second, in float32. */
type Neighbours = { lower: Int32Array; upper: Int32Array; lerp: Float32Array };

/**
 * Four-point interpolation (no antialiasing) at the places that `sourceCoordinate` gives for each
 * output coordinate, every step rounded to float32: the top pair, the bottom pair, then between.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function interpolateBilinearly(
  image: RgbImage,
  options: { size: number; sourceCoordinate: (output: number, inputSize: number) => number },
): Float32Array {
  const { size, sourceCoordinate } = options;
  const rows = neighbours(size, image.height, sourceCoordinate);
  const columns = neighbours(size, image.width, sourceCoordinate);
  const { pixels } = image;
  const stride = image.width * CHANNELS;
  const result = new Float32Array(size * size * CHANNELS);
  const round = Math.fround;
  let at = 0;
  for (let y = 0; y < size; y++) {
    const top = (rows.lower[y] ?? 0) * stride;
    const bottom = (rows.upper[y] ?? 0) * stride;
    const down = rows.lerp[y] ?? 0;
    for (let x = 0; x < size; x++) {
      const left = (columns.lower[x] ?? 0) * CHANNELS;
      const right = (columns.upper[x] ?? 0) * CHANNELS;
      const across = columns.lerp[x] ?? 0;
      for (let c = 0; c < CHANNELS; c++) {
        const topLeft = pixels[top + left + c] ?? 0;
        const bottomLeft = pixels[bottom + left + c] ?? 0;
        const upper = round(topLeft + round(((pixels[top + right + c] ?? 0) - topLeft) * across));
        const lower = round(
          bottomLeft + round(((pixels[bottom + right + c] ?? 0) - bottomLeft) * across),
        );
        result[at++] = upper + round(round(lower - upper) * down);
      }
    }
  }
  return result;
}

function neighbours(
  size: number,
  inputSize: number,
  sourceCoordinate: (output: number, inputSize: number) => number,
): Neighbours {
  const lower = new Int32Array(size);
  const upper = new Int32Array(size);
  const lerp = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const source = sourceCoordinate(i, inputSize);
    const below = Math.floor(source);
    lower[i] = below;
    upper[i] = Math.min(below + 1, inputSize - 1);
    lerp[i] = source - below;
  }
  return { lower, upper, lerp };
}
