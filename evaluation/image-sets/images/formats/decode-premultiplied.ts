import { at } from '#domain/at.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { decodeWithAlpha } from './decode-by-sharp.ts';
import type { TiffTags } from './tiff-tags.ts';
import { withTag } from './with-tag.ts';

const RGB = 2;
const ALPHA = { multiplied: 1, apart: 2 } as const;

/** Whether the colours of a TIFF are multiplied by its alpha. */
export function isPremultiplied(tags: TiffTags): boolean {
  const { photometric, samplesPerPixel, extraSample } = tags;
  return photometric === RGB && samplesPerPixel === 4 && extraSample === ALPHA.multiplied;
}

/**
 * Decodes a TIFF whose colours are multiplied by its alpha: divided by it in whole numbers as Pillow
 * does, and black where nothing is left of them. libvips would divide in floating point.
 *
 * Source: Pillow 13, Unpack.c, unpackRGBa.
 */
export async function decodePremultiplied(bytes: Uint8Array, tags: TiffTags): Promise<RgbImage> {
  const apart = withTag(bytes, tags, { at: tags.extraSamplePlace, value: ALPHA.apart });
  const { width, height, samples } = await decodeWithAlpha(apart);
  const pixels = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = at(samples, 4 * pixel + 3);
    for (let colour = 0; colour < 3; colour++)
      pixels[3 * pixel + colour] = divided(at(samples, 4 * pixel + colour), alpha);
  }
  return { width, height, pixels };
}

function divided(colour: number, alpha: number): number {
  return alpha === 0 ? 0 : Math.min(255, Math.floor((colour * 255) / alpha));
}
