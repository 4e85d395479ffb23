import sharp from 'sharp';
import { UserError } from '#domain/user-error.ts';
import { imageFormat } from '#files/image-format.ts';
import type { ImageFormat } from '#files/image-format.ts';
import { decodeBmp } from '#files/images/decode-bmp.ts';
import { MAX_IMAGE_PIXELS } from '#files/images/require-pixel-count.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { unreadFormat } from '#files/images/unread-format.ts';
import { stripPng } from './strip-png.ts';
import { encodePng } from './encode-png.ts';

/** Greys of portable maps may mean other things than what shows on a screen. */
const UNREAD: readonly ImageFormat[] = ['pnm'];
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
    throw new UserError(
      `The image ${name} cannot be read (${reason}): replace it by a JPEG, PNG, WebP, AVIF, GIF, TIFF or BMP file.`,
      { code: 'unreadable-image', cause },
    );
  }
}

async function decodeForScreen(bytes: Buffer): Promise<RgbImage> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: PAPER })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3) throw new Error(`it has ${channels} channels where colours have 3`);
  return { pixels: data, width, height };
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
