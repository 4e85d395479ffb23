import { failureWords } from '#domain/failure-words.ts';
import { createReadStream } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { readNpyHeader } from '#files/npy-header.ts';
import type { NpyHeader } from '#files/npy-header.ts';
import { requirePixelCount } from '#files/images/require-pixel-count.ts';
import type { ImageSet } from '../image-set.ts';
import { equalParts } from './equal-parts.ts';

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

/** Whether an array is a batch of images: N x height x width x 3, eight bits without sign. */
export function isImageBatch({ shape, kind, width }: NpyHeader): boolean {
  return kind === 'u' && width === 1 && shape.length === 4 && shape[3] === 3;
}

/** The array of a `.npy` file that lies by itself. */
export function arrayInFile(path: string, head: Uint8Array, size: number): StoredArray {
  return { label: path, head, size, stream: async () => createReadStream(path) };
}

/**
 * The images of a batch as ADM's and others' samplers keep them (N x height x width x 3 bytes). They
 * are handed on one by one as portable pixmaps, so that a batch of any size fits. Throws UserError
 * for an array of another kind or length.
 */
export function arrayImages(array: StoredArray): ImageSet {
  const { label, head, size } = array;
  const { count, width, height, start } = batchShape(label, head);
  const bytes = width * height * 3;
  if (size !== start + count * bytes)
    throw refused(label, `it holds ${size - start} bytes where its shape needs ${count * bytes}`);
  const pixmap = Buffer.from(`P6 ${width} ${height} 255\n`);
  return {
    label,
    count,
    images: async function* () {
      let index = 0;
      for await (const pixels of equalParts(await array.stream(), { skip: start, size: bytes })) {
        const file = Buffer.concat([pixmap, pixels]);
        yield { name: `${label}[${index}]`, size: file.length, read: () => Promise.resolve(file) };
        index += 1;
      }
    },
  };
}

function batchShape(
  label: string,
  head: Uint8Array,
): { count: number; width: number; height: number; start: number } {
  try {
    const header = readNpyHeader(head);
    const [count, height, width] = header.shape;
    if (!isImageBatch(header) || count === undefined || !height || !width)
      throw new RangeError(
        `it is ${header.shape.join(' x ')} of type ${header.kind}${header.width}, not N x height x width x 3 of uint8`,
      );
    if (header.fortranOrder) throw new RangeError('it is in Fortran order: save it in C order');
    requirePixelCount(width, height);
    return { count, width, height, start: header.start };
  } catch (cause) {
    throw refused(label, failureWords(cause), cause);
  }
}

function refused(label: string, reason: string, cause?: unknown): UserError {
  return new UserError(`The array ${label} cannot be read as images: ${reason}.`, {
    code: 'bad-image-set',
    cause,
  });
}
