import { resampleSeparably } from './resample-separably.ts';
import type { RgbImage } from './rgb-image.ts';

/** Keys' cubic with a = -1/2, as Pillow's BICUBIC. */
function cubic(signed: number): number {
  const x = Math.abs(signed);
  const a = -0.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

/**
 * The resize of clean-fid: Pillow's antialiased bicubic on float channels, clipped to [0, 255]
 * and not rounded. Bit-exact with Pillow's `resize(..., BICUBIC)` of mode `F` images.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 * Source: Parmar, Zhang, Zhu, "On Aliased Resizing and Surprising Subtleties in GAN Evaluation",
 * CVPR 2022.
 */
export function resizeClean(image: RgbImage, size: number): Float32Array {
  const result = resampleSeparably(image, { size, support: 2, filter: cubic });
  for (let i = 0; i < result.length; i++) {
    const value = result[i] ?? 0;
    if (value < 0) result[i] = 0;
    else if (value > 255) result[i] = 255;
  }
  return result;
}
