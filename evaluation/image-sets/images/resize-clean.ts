import { columnsFirst } from './columns-first.ts';
import { cubic } from './cubic.ts';
import { resampleSeparably } from './resample-separably.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/**
 * The resize of clean-fid: Pillow's antialiased bicubic on float channels, clipped to [0, 255]
 * and not rounded. Bit-exact with Pillow's `resize(..., BICUBIC)` of mode `F` images.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 * Source: Parmar, Zhang, Zhu, "On Aliased Resizing and Surprising Subtleties in GAN Evaluation",
 * CVPR 2022.
 */
export function resizeClean(image: RgbImage, size: number): Float32Array {
  return resampleSeparably(image, {
    size,
    support: 2,
    filter: cubic,
    columnsFirst: columnsFirst(image, size),
    range: [0, 255],
  });
}
