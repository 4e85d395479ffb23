import sharp from 'sharp';
import { UserError } from '#domain/user-error.ts';
import { stripPng } from './strip-png.ts';
import { encodePng } from './encode-png.ts';

/** More pixels are no image to compare; 100 megapixels unpack to 300 MB. */
const MOST_PIXELS = 100_000_000;
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif', 'heif'];
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
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) throw new Error(`a ${format} file is no picture of pixels`);
    const { data, info } = await image
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

/** A PNG of the pixels alone. */
export async function plainPng(options: {
  pixels: Buffer;
  width: number;
  height: number;
}): Promise<Buffer> {
  return stripPng(await encodePng({ ...options, texts: {} }));
}
