import { decodeBmp } from '#files/images/decode-bmp.ts';
import { decodeBySharp, decodeSixteenBitGrey } from './formats/decode-by-sharp.ts';
import { decodeGif } from './formats/decode-gif.ts';
import { decodePnm } from './formats/decode-pnm.ts';
import { decodeTiff } from './formats/decode-tiff.ts';
import { imageFormat } from '#files/image-format.ts';
import type { ImageFormat } from '#files/image-format.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';

export type DecodedImage = RgbImage & { format: ImageFormat };

/** The tools that make published numbers read images through Pillow's `convert("RGB")`. */
const DECODERS: Record<ImageFormat, (bytes: Uint8Array) => RgbImage | Promise<RgbImage>> = {
  png: decodePng,
  jpeg: decodeBySharp,
  webp: decodeBySharp,
  avif: refuseAvif,
  gif: decodeGif,
  tiff: decodeTiff,
  bmp: decodeBmp,
  pnm: decodePnm,
};

/**
 * Decodes one image file to RGB bytes as Pillow's `convert("RGB")` does, by its content whatever
 * its name: no EXIF rotation (but TIFF's own), colour profiles ignored, alpha dropped, grey
 * repeated and cut at 255, CMYK multiplied out. Of an animation, the first frame.
 *
 * Throws an Error that says what is wrong with the file, and nothing of where it lies.
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const format = imageFormat(bytes);
  if (format === undefined)
    throw new RangeError(
      bytes.length === 0 ? 'it is empty' : 'its content is no image of a format that is read',
    );
  return { format, ...(await DECODERS[format](bytes)) };
}

/** No decoder at hand rounds and enlarges the colours of AVIF, or leaves it unturned, as Pillow does. */
function refuseAvif(): never {
  throw new RangeError(
    'it is AVIF, which decodes to other bytes here than in the reference tools: convert it to PNG with Pillow',
  );
}

async function decodePng(bytes: Uint8Array): Promise<RgbImage> {
  const BIT_DEPTH = 24;
  const COLOUR_TYPE = 25;
  const sixteenBitGrey = bytes[BIT_DEPTH] === 16 && bytes[COLOUR_TYPE] === 0;
  const grey = sixteenBitGrey ? await decodeSixteenBitGrey(bytes) : undefined;
  return grey ?? decodeBySharp(bytes);
}
