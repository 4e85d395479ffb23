import { interpolateBilinearly } from './interpolate-bilinearly.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/**
 * The resize of pytorch-fid: `torch.nn.functional.interpolate(mode="bilinear",
 * align_corners=False)`: half-pixel centres, no antialiasing.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizeTorch(image: RgbImage, size: number): Float32Array {
  return interpolateBilinearly(image, {
    size,
    sourceCoordinate: (output, inputSize) => {
      const scale = Math.fround(inputSize / size);
      // One rounding, as torch's fused multiply-add gives.
      return Math.max(0, Math.fround(scale * (output + 0.5) - 0.5));
    },
  });
}
