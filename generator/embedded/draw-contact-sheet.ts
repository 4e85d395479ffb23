import sharp from 'sharp';
import { WORLD } from './world.ts';

const GAP = 4;

/** A PNG of images side by side, row by row, in colours reduced to a palette so that it stays small. */
export async function drawContactSheet(
  images: readonly Uint8Array[],
  columns: number,
): Promise<Buffer> {
  const side = WORLD.imageSize;
  const rows = Math.ceil(images.length / columns);
  const placed = images.map((pixels, i) => ({
    input: Buffer.from(pixels),
    raw: { width: side, height: side, channels: 3 as const },
    left: GAP + (i % columns) * (side + GAP),
    top: GAP + Math.floor(i / columns) * (side + GAP),
  }));
  const width = GAP + columns * (side + GAP);
  const height = GAP + rows * (side + GAP);
  return sharp({ create: { width, height, channels: 3, background: '#d8d8d8' } })
    .composite(placed)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}
