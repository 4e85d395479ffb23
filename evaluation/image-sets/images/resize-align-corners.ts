import { interpolateBilinearly } from './interpolate-bilinearly.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/**
 * Bilinear with the corner pixels of input and output aligned: the resize that nsfwjs gives its
 * classifier (`tf.image.resizeBilinear(image, size, true)`), used by the content gate alone.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizeAlignCorners(image: RgbImage, size: number): Float32Array {
  return interpolateBilinearly(image, {
    size,
    sourceCoordinate: (output, inputSize) =>
      Math.min(Math.fround(output * Math.fround((inputSize - 1) / (size - 1))), inputSize - 1),
  });
}
