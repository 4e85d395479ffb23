import sharp from 'sharp';
import type { RgbImage } from './rgb-image.ts';

/** An image of more pixels is refused before it is unpacked (a bomb, or a scan of a map). */
export const MAX_IMAGE_PIXELS = 100_000_000;

export type DecodedImage = RgbImage & { format: string };

/**
 * Decodes one image file to RGB bytes as Pillow's `convert("RGB")` does: no EXIF rotation, colour
 * profiles ignored, alpha dropped, grey repeated, CMYK multiplied out. Sixteen-bit samples keep
 * their high byte (Pillow clips them). Of an animation, the first frame.
 *
 * Throws what sharp throws when the bytes are no image that it reads, or the image is too large.
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const image = sharp(bytes, { ignoreIcc: true, limitInputPixels: MAX_IMAGE_PIXELS });
  const { format, space } = await image.metadata();
  const decoded =
    space === 'cmyk'
      ? image.pipelineColourspace('cmyk').toColourspace('cmyk')
      : image.removeAlpha().toColourspace('srgb');
  const { data, info } = await decoded.raw().toBuffer({ resolveWithObject: true });
  const pixels = space === 'cmyk' ? rgbFromCmyk(data) : data;
  return { format, width: info.width, height: info.height, pixels };
}

/** Pillow's conversion: each ink times what black leaves of the paper, in eight-bit arithmetic. */
function rgbFromCmyk(inks: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((inks.length / 4) * 3);
  for (let from = 0, to = 0; from < inks.length; from += 4) {
    const paper = 255 - (inks[from + 3] ?? 0);
    for (let ink = 0; ink < 3; ink++) {
      const product = (inks[from + ink] ?? 0) * paper + 128;
      pixels[to++] = paper - (((product >> 8) + product) >> 8);
    }
  }
  return pixels;
}
