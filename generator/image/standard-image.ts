import sharp from 'sharp';
import { UserError } from '#domain/user-error.ts';
import { imageFormat } from '#files/image-format.ts';
import type { ImageFormat } from '#files/image-format.ts';
import { stripPng } from './strip-png.ts';
import { encodePng } from './encode-png.ts';

/** More pixels are no image to compare; 100 megapixels unpack to 300 MB. */
const MOST_PIXELS = 100_000_000;
/** Not those that sharp cannot decode. */
const FORMATS: readonly (ImageFormat | undefined)[] = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'tiff',
  'avif',
];
/** What shows through transparent pixels. */
const PAPER = '#ffffff';

/** An image as OnPar keeps it, and how its file came. */
export type StandardImage = {
  /** 8-bit sRGB, upright, opaque; pixels and nothing else */
  png: Buffer;
  width: number;
  height: number;
  /** of the file */
  format: string;
};

/**
 * An image made elsewhere in the one form that all images here have: its colours brought to sRGB by
 * the profile that it carries, turned as its orientation says, on white where it is transparent, the
 * first picture of a moving one, encoded as the generator encodes its own. What its file says of
 * itself is not kept.
 *
 * @param name what messages call it
 * @throws UserError `unreadable-image`
 */
export async function standardImage(bytes: Buffer, name: string): Promise<StandardImage> {
  try {
    const format = formatOf(bytes);
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels !== 3) throw new Error(`it has ${channels} channels where colours have 3`);
    return { png: await plainPng({ pixels: data, width, height }), width, height, format };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1).join('') : String(cause);
    throw new UserError(
      `The image ${name} cannot be read (${reason}): replace it by a JPEG, PNG, WebP, AVIF, GIF or TIFF file.`,
      { code: 'unreadable-image', cause },
    );
  }
}

/** By the content alone, so that no other decoder is ever called: an SVG is a program that draws. */
function formatOf(bytes: Buffer): ImageFormat {
  if (bytes.length === 0) throw new Error('it is empty');
  const format = imageFormat(bytes);
  if (format !== undefined && FORMATS.includes(format)) return format;
  throw new Error(
    format === undefined
      ? 'its content is no image of a format that is read'
      : `${format.toUpperCase()} is not read`,
  );
}

/** A PNG of the pixels alone. */
export async function plainPng(options: {
  pixels: Buffer;
  width: number;
  height: number;
}): Promise<Buffer> {
  return stripPng(await encodePng({ ...options, texts: {} }));
}
