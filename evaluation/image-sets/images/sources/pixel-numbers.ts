import { at } from '#domain/at.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { npyReader } from '#files/npy.ts';
import { equalParts } from './equal-parts.ts';

/**
 * Looks whether all numbers of an array are pixels: whole, from 0 to 255. Throws RangeError where one
 * is not, and where floats reach no further than 1: some tools take those as fractions (torchmetrics
 * with `normalize`), some as they are, nearly black (ADM's evaluator), so that only who saved them
 * knows which they are.
 */
export async function requirePixels(
  stream: AsyncIterable<Uint8Array>,
  header: NpyHeader,
): Promise<void> {
  const { shape, start: skip, kind, width } = header;
  const ofARow = 3 * at(shape, 2);
  let greatest = 0;
  for await (const row of equalParts(stream, { skip, size: ofARow * width }))
    for (const value of numbersOf(row, header)) {
      if (!Number.isInteger(value) || value < 0 || value > 255) throw noPixels(`it holds ${value}`);
      greatest = Math.max(greatest, value);
    }
  if (kind === 'f' && greatest <= 1) throw noPixels(`its greatest number is ${greatest}`);
}

/** The numbers of an image as bytes, once they are known to be pixels. */
export function pixelBytes(stored: Buffer, header: NpyHeader): Uint8Array {
  return Uint8Array.from(numbersOf(stored, header));
}

function* numbersOf(stored: Buffer, header: NpyHeader): Generator<number, void, undefined> {
  const { width, littleEndian } = header;
  const read = npyReader(header);
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
  for (let byte = 0; byte < stored.length; byte += width) yield read(view, byte, littleEndian);
}

function noPixels(found: string): RangeError {
  return new RangeError(
    `${found}, and whether its numbers run from 0 to 1 or to 255 is not known: save whole numbers from 0 to 255, as uint8`,
  );
}
