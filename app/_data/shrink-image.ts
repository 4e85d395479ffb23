import sharp from 'sharp';

const longestSide = 384;

/** The image within 384 × 384 pixels as WebP; never enlarged. */
export async function shrinkImage(image: Uint8Array): Promise<Uint8Array> {
  return sharp(image)
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer();
}
