import type { RgbImage } from '#files/images/rgb-image.ts';
import { decodeBySharp, decodeSixteenBitGrey } from './decode-by-sharp.ts';
import { decodePremultiplied, isPremultiplied } from './decode-premultiplied.ts';
import { orientedAsSaid } from './oriented-as-said.ts';
import { withNumbersAsPillow } from './tiff-numbers.ts';
import { readTiffTags } from './tiff-tags.ts';
import type { TiffTags } from './tiff-tags.ts';
import { rgbFromLumaChroma } from './rgb-from-luma-chroma.ts';

const COMPRESSION = { none: 1, oldJpeg: 6, jpeg: 7 } as const;
const PHOTOMETRIC = { whiteIsZero: 0, lumaChroma: 6 } as const;

/**
 * Decodes the first page of a TIFF to RGB as Pillow does: turned as its orientation says (of all
 * formats, in TIFF alone), sixteen-bit greys cut at 255, luma and chroma multiplied out by Pillow
 * where they lie uncompressed and by LibTIFF where not.
 */
export async function decodeTiff(bytes: Uint8Array): Promise<RgbImage> {
  const tags = readTiffTags(bytes);
  const page = await decodePage(withNumbersAsPillow(bytes, tags), tags);
  return orientedAsSaid(page, tags.orientation);
}

async function decodePage(bytes: Uint8Array, tags: TiffTags): Promise<RgbImage> {
  if (tags.samplesPerPixel === 1) {
    const inverted = tags.photometric === PHOTOMETRIC.whiteIsZero;
    const grey = await decodeSixteenBitGrey(bytes, { inverted });
    if (grey !== undefined) return grey;
  }
  if (isPremultiplied(tags)) return decodePremultiplied(bytes, tags);
  const image = await decodeBySharp(bytes);
  return storedAsLumaChroma(tags) ? { ...image, pixels: multipliedOut(image, tags) } : image;
}

/** What libvips hands on as it lies, calling it RGB. */
function storedAsLumaChroma({ photometric, compression, subsampling }: TiffTags): boolean {
  return (
    photometric === PHOTOMETRIC.lumaChroma &&
    compression !== COMPRESSION.jpeg &&
    compression !== COMPRESSION.oldJpeg &&
    subsampling.every((factor) => factor === 1)
  );
}

function multipliedOut(image: RgbImage, tags: TiffTags): Uint8Array {
  const { compression, referenceBlackWhite } = tags;
  return compression === COMPRESSION.none
    ? rgbFromLumaChroma(image.pixels, 'pillow')
    : rgbFromLumaChroma(image.pixels, { referenceBlackWhite });
}
