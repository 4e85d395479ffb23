// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each costs half of decoding an image of inks again.
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { failureWords } from '#domain/failure-words.ts';
import type { RgbImage } from '#files/images/rgb-image.ts';
import { clippedGreys, repeatedGrey } from '#files/images/colour-table.ts';
import { MAX_IMAGE_PIXELS } from '#files/images/require-pixel-count.ts';
import { damageOf } from '#files/images/damage-of.ts';

/** Only what libvips must decode is handed to it; colour profiles are ignored, as by Pillow. */
function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { ignoreIcc: true, limitInputPixels: MAX_IMAGE_PIXELS });
}

/** Hands a file to libvips. Throws RangeError in our words where it refuses, its own as the cause. */
async function withLibvips<Result>(
  bytes: Uint8Array,
  decode: (image: Sharp) => Promise<Result>,
): Promise<Result> {
  try {
    return await decode(open(bytes));
  } catch (cause) {
    throw new RangeError(damageOf(bytes, failureWords(cause)), { cause });
  }
}

/** Width and height by the header. Throws RangeError for a damaged one. */
export async function sizeBySharp(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  return withLibvips(bytes, (image) => image.metadata());
}

/**
 * Decodes by libvips: alpha dropped, grey repeated, CMYK multiplied out. Throws RangeError for
 * damaged files.
 */
export async function decodeBySharp(bytes: Uint8Array): Promise<RgbImage> {
  return withLibvips(bytes, decodeColours);
}

async function decodeColours(image: Sharp): Promise<RgbImage> {
  const { space, depth } = await image.metadata();
  if (space === 'cmyk') return decodeInks(image, depth === 'ushort');
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** Three colours and an alpha of eight bits a pixel, as they lie. Throws RangeError for damaged files. */
export async function decodeWithAlpha(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; samples: Uint8Array }> {
  return withLibvips(bytes, async (image) => {
    const coloured = image.toColourspace('srgb').ensureAlpha();
    const { data, info } = await coloured.raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, samples: data };
  });
}

/**
 * An image of one sixteen-bit channel, its values cut at 255 as Pillow cuts them; undefined for any
 * other image. `inverted` undoes libvips, which turns samples over whose white is zero.
 */
export async function decodeSixteenBitGrey(
  bytes: Uint8Array,
  { inverted = false }: { inverted?: boolean } = {},
): Promise<RgbImage | undefined> {
  return withLibvips(bytes, (image) => decodeGreys(image, inverted));
}

async function decodeGreys(image: Sharp, inverted: boolean): Promise<RgbImage | undefined> {
  const { space, hasAlpha, channels } = await image.metadata();
  if (space !== 'grey16' || (channels === 2 && !hasAlpha)) return undefined;
  const { data, info } = await image
    .toColourspace('grey16')
    .extractChannel(0)
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const samples = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  const values = inverted ? samples.map((sample) => 65535 - sample) : samples;
  return { width: info.width, height: info.height, pixels: repeatedGrey(clippedGreys(values)) };
}

async function decodeInks(image: Sharp, wide: boolean): Promise<RgbImage> {
  const inked = image.pipelineColourspace('cmyk').toColourspace('cmyk');
  const { data, info } = await inked
    .raw({ depth: wide ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const inks = wide ? highBytes(data) : data;
  return { width: info.width, height: info.height, pixels: rgbFromInks(inks) };
}

function highBytes(data: Buffer): Uint8Array {
  return Uint8Array.from({ length: data.length / 2 }, (_, i) => data.readUInt16LE(2 * i) >> 8);
}

/** Pillow's conversion: each ink times what black leaves of the paper, in eight-bit arithmetic. */
function rgbFromInks(inks: Uint8Array): Uint8Array {
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
