import { resampleSeparably } from './resample-separably.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

/** The triangle (tent) filter. */
function tent(x: number): number {
  return Math.max(0, 1 - Math.abs(x));
}

/**
 * The resize of torchmetrics from version 1.8: `torch.nn.functional.interpolate` with
 * `mode="bilinear", align_corners=False, antialias=True`.
 *
 * Returns float32, size x size x 3, on the scale of the bytes.
 */
export function resizeTorchmetrics(image: RgbImage, size: number): Float32Array {
  return resampleSeparably(image, { size, support: 1, filter: tent });
}
