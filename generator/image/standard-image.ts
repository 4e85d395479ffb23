import sharp from 'sharp';
import { failureWords } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import { imageFormat } from '#files/image-format.ts';
import type { ImageFormat } from '#files/image-format.ts';
import { damageOf } from '#files/images/damage-of.ts';
import { decodeBmp } from '#files/images/decode-bmp.ts';
import { MAX_IMAGE_PIXELS, requirePixelCount } from '#files/images/require-pixel-count.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { unreadFormat } from '#files/images/unread-format.ts';
import { stripPng } from './strip-png.ts';
import { encodePng } from './encode-png.ts';

/** Greys of portable maps may mean other things than what shows on a screen. */
const UNREAD: readonly ImageFormat[] = ['pnm'];
/** What other numbers mean, such as those of a TIFF file in floating point, a file does not say. */
const READ_DEPTHS: readonly string[] = ['uchar', 'ushort'];
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
    const image = format === 'bmp' ? decodeBmp(bytes) : await decodeForScreen(bytes);
    const { width, height } = image;
    return { png: await plainPng(image), width, height, format };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1).join('') : String(cause);
    const remedy =
      cause instanceof RangeError
        ? 'make it smaller'
        : 'replace it by a JPEG, PNG, WebP, AVIF, GIF, TIFF or BMP file';
    throw new UserError(`The image ${name} cannot be read (${reason}): ${remedy}.`, {
      code: 'unreadable-image',
      cause,
    });
  }
}

async function decodeForScreen(bytes: Buffer): Promise<RgbImage> {
  const said = await withLibvips(bytes, () => sharp(bytes, { limitInputPixels: false }).metadata());
  requirePixelCount(said.width, said.height);
  if (!READ_DEPTHS.includes(said.depth))
    throw new Error(`its pixels are of the type ${said.depth}, which does not say what is white`);
  const { data, info } = await withLibvips(bytes, () =>
    sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  if (channels !== 3) throw new Error(`it has ${channels} channels where colours have 3`);
  return { pixels: data, width, height };
}

/** What libvips does. Throws Error in our words where it refuses the file, its own as the cause. */
async function withLibvips<Result>(bytes: Buffer, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(damageOf(bytes, failureWords(cause)), { cause });
  }
}

/** By the content alone, so that no other decoder is ever called: an SVG is a program that draws. */
function formatOf(bytes: Buffer): ImageFormat {
  if (bytes.length === 0) throw new Error('it is empty');
  const format = imageFormat(bytes);
  if (format !== undefined && !UNREAD.includes(format)) return format;
  const other = format === undefined ? unreadFormat(bytes) : format.toUpperCase();
  throw new Error(
    other === undefined ? 'its content is no image of a format that is read' : `it is ${other}`,
  );
}

/** A PNG of the pixels alone. */
export async function plainPng(options: {
  pixels: Uint8Array;
  width: number;
  height: number;
}): Promise<Buffer> {
  return stripPng(await encodePng({ ...options, texts: {} }));
}
