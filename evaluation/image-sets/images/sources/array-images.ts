import { failureWords } from '#domain/failure-words.ts';
import { createReadStream } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { readNpyHeader } from '#files/npy-header.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { requirePixelCount } from '#files/images/require-pixel-count.ts';
import type { ImageSet } from '../image-set.ts';
import { equalParts } from './equal-parts.ts';
import { fortranParts } from './fortran-parts.ts';
import { pixelBytes, requirePixels } from './pixel-numbers.ts';

/** A `.npy` file, or one in a `.npz`, as far as is known before its values are read. */
export type StoredArray = {
  /** what messages call it */
  label: string;
  /** its first bytes, header included */
  head: Uint8Array;
  /** bytes in all */
  size: number;
  stream: () => Promise<AsyncIterable<Uint8Array>>;
};

/** Whether an array may be a batch of images: N x height x width x 3 numbers. */
export function isImageBatch({ shape, kind }: NpyHeader): boolean {
  return ['u', 'i', 'f'].includes(kind) && shape.length === 4 && shape[3] === 3;
}

/** The array of a `.npy` file that lies by itself. */
export function arrayInFile(path: string, head: Uint8Array, size: number): StoredArray {
  return { label: path, head, size, stream: async () => createReadStream(path) };
}

/**
 * The images of a batch as ADM's and others' samplers keep them (N x height x width x 3), of whole
 * numbers from 0 to 255 in any type, byte order and order of axes. They are handed on one by one as
 * portable pixmaps, so that a batch of any size fits. Throws UserError for an array of another kind
 * or length, and for numbers that are no pixels.
 */
export async function arrayImages(array: StoredArray): Promise<ImageSet> {
  const { label } = array;
  try {
    const batch = batchOf(array);
    if (!isBytes(batch.header)) await requirePixels(await array.stream(), batch.header);
    return { label, count: batch.count, images: () => pixmaps(array, batch) };
  } catch (cause) {
    throw new UserError(`The array ${label} cannot be read as images: ${failureWords(cause)}.`, {
      code: 'bad-array',
      cause,
    });
  }
}

type Batch = { header: NpyHeader; count: number; width: number; height: number };

function batchOf({ head, size }: StoredArray): Batch {
  const header = readNpyHeader(head);
  const [count, height, width] = header.shape;
  if (!isImageBatch(header) || count === undefined || !height || !width)
    throw new RangeError(
      `it is ${header.shape.join(' x ') || 'one value'} of type ${header.kind}${header.width}, not N x height x width x 3 numbers from 0 to 255`,
    );
  const [found, needed] = [size - header.start, header.count * header.width];
  if (found !== needed)
    throw new RangeError(`it holds ${found} bytes where its shape needs ${needed}`);
  requirePixelCount(width, height);
  return { header, count, width, height };
}

const isBytes = ({ kind, width }: NpyHeader): boolean => kind === 'u' && width === 1;

async function* pixmaps(array: StoredArray, batch: Batch): ReturnType<ImageSet['images']> {
  const { header, width, height } = batch;
  const pixmap = Buffer.from(`P6 ${width} ${height} 255\n`);
  let index = 0;
  for await (const part of partsOf(array, batch)) {
    const file = Buffer.concat([pixmap, isBytes(header) ? part : pixelBytes(part, header)]);
    const name = `${array.label}[${index}]`;
    yield { name, size: file.length, format: 'array', read: () => Promise.resolve(file) };
    index += 1;
  }
}

/** The numbers of each image, their bytes as they are stored, in C order. */
async function* partsOf(
  array: StoredArray,
  { header, count, width, height }: Batch,
): AsyncGenerator<Buffer, void, undefined> {
  const { start: skip, width: numberBytes, fortranOrder } = header;
  if (fortranOrder) yield* fortranParts(array.stream, { skip, count, height, width, numberBytes });
  else yield* equalParts(await array.stream(), { skip, size: width * height * 3 * numberBytes });
}
