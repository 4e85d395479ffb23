import sharp from 'sharp';
import { plainPng } from './standard-image.ts';

export type Frame = { width: number; height: number };

/** Neither light nor dark, so that it changes little beside what is shown. */
const GROUND = '#777777';

/**
 * An image brought to a frame that it is not smaller than: whole on a neutral ground (contain), or
 * filling it with its edges cut off (cover). Returns a PNG of the pixels alone.
 */
export async function fitImage(
  png: Buffer,
  frame: Frame,
  fit: 'contain' | 'cover',
): Promise<Buffer> {
  const { width, height } = frame;
  const pixels = await sharp(png)
    .resize(width, height, { fit, kernel: 'lanczos3', background: GROUND })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer();
  return plainPng({ pixels, width, height });
}
