import sharp from 'sharp';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { recordedLatents, type RecordedImage } from './parity-case.ts';

/** How far an image of ours is from the one that diffusers made. */
export type ImageParity = {
  /** differences of the final latents, as shares of the largest number in diffusers' */
  latents: { most: number; mean: number };
  /** differences of the recorded pixels, in levels of 255; null where none were recorded */
  pixels: { most: number; mean: number } | null;
};

type Difference = { most: number; mean: number };

/**
 * Compares an image with the recorded one.
 *
 * @param ours final latents and PNG of the same settings
 * @throws UserError `bad-parity-case` when the case is of a model of another shape
 */
export async function compareImage(
  recorded: RecordedImage,
  ours: { latents: Float32Array; png: Buffer },
): Promise<ImageParity> {
  const theirs = recordedLatents(recorded);
  const largest = theirs.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const { most, mean } = difference(ours.latents, theirs);
  return {
    latents: { most: most / largest, mean: mean / largest },
    pixels: recorded.pixels ? await comparePixels(recorded.pixels, ours.png) : null,
  };
}

async function comparePixels(
  { every, rgb }: NonNullable<RecordedImage['pixels']>,
  png: Buffer,
): Promise<Difference> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const kept: number[] = [];
  for (let row = Math.floor(every / 2); row < info.height; row += every) {
    for (let column = Math.floor(every / 2); column < info.width; column += every) {
      const start = 3 * (row * info.width + column);
      kept.push(...data.subarray(start, start + 3));
    }
  }
  return difference(kept, Buffer.from(rgb, 'base64'));
}

function difference(a: ArrayLike<number>, b: ArrayLike<number>): Difference {
  if (a.length !== b.length || a.length === 0) {
    throw new UserError(
      `The case holds ${b.length} numbers where this model makes ${a.length}: it was recorded with another model.`,
      { code: 'bad-parity-case' },
    );
  }
  let most = 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const off = Math.abs(at(a, i) - at(b, i));
    most = Math.max(most, off);
    sum += off;
  }
  return { most, mean: sum / a.length };
}
