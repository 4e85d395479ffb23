import sharp from 'sharp';
import { decodeImage } from './decode-image.ts';

/**
 * A PNG of what metrics saw, the image as it is decoded for them, no side larger than `side` pixels;
 * smaller images keep their pixels.
 */
export async function thumbnail(bytes: Uint8Array, side: number): Promise<Buffer> {
  const { width, height, pixels } = await decodeImage(bytes);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
}
