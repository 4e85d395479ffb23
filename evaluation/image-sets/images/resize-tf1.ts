import { interpolateBilinearly } from './interpolate-bilinearly.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/**
 * The resize of the original FID (TTUR), torch-fidelity, StyleGAN and ADM: TensorFlow 1's bilinear,
 * `source = output * in / out` without the half-pixel shift, in float32. Bit-exact.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizeTf1(image: RgbImage, size: number): Float32Array {
  return interpolateBilinearly(image, {
    size,
    sourceCoordinate: (output, inputSize) => Math.fround(output * Math.fround(inputSize / size)),
  });
}
