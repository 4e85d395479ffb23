import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { decodeImage } from '../decode-image.ts';
import { arrayImages } from './array-images.ts';
import type { StoredArray } from './array-images.ts';
import { fortranParts } from './fortran-parts.ts';

type Write = (view: DataView, place: number, value: number, little: boolean) => void;

const WRITERS: Record<string, Write> = {
  u1: (view, place, value) => {
    view.setUint8(place, value);
  },
  u2: (view, place, value, little) => {
    view.setUint16(place, value, little);
  },
  i2: (view, place, value, little) => {
    view.setInt16(place, value, little);
  },
  i8: (view, place, value, little) => {
    view.setBigInt64(place, BigInt(value), little);
  },
  f2: (view, place, value, little) => {
    view.setFloat16(place, value, little);
  },
  f4: (view, place, value, little) => {
    view.setFloat32(place, value, little);
  },
  f8: (view, place, value, little) => {
    view.setFloat64(place, value, little);
  },
};

type Form = { type: string; little: boolean; fortran: boolean; version: number; chunk: number };

/** An array as NumPy stores it, of numbers given in C order, and read in chunks. */
function stored(shape: readonly number[], numbers: readonly number[], form: Form): StoredArray {
  const { type, little, fortran, version, chunk } = form;
  const order = fortran ? 'True' : 'False';
  const text = `{'descr': '${little ? '<' : '>'}${type}', 'fortran_order': ${order}, 'shape': (${shape.join(', ')}), }\n`;
  const start = (version === 1 ? 10 : 12) + text.length;
  const bytes = Buffer.alloc(start + numbers.length * Number(type.slice(1)));
  bytes.write(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1');
  if (version === 1) bytes.writeUInt16LE(text.length, 8);
  else bytes.writeUInt32LE(text.length, 8);
  bytes.write(text, start - text.length, 'latin1');
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const write = WRITERS[type];
  numbers.forEach((number, index) => {
    const place = fortran ? fortranPlace(shape, index) : index;
    write?.(view, place * Number(type.slice(1)), number, little);
  });
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
  return {
    label: 'x.npy',
    head: bytes,
    size: bytes.length,
    stream: () => Promise.resolve(Readable.from(chunks)),
  };
}

/** Where the number that comes at a place in C order lies in Fortran order. */
function fortranPlace(shape: readonly number[], index: number): number {
  const indices = shape.map((size, axis) => {
    const inner = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
    return Math.floor(index / inner) % size;
  });
  return indices.reduceRight((place, i, axis) => place * at(shape, axis) + i, 0);
}

async function pixelsOf(array: StoredArray): Promise<number[]> {
  const { images, count } = await arrayImages(array);
  const pixels: number[] = [];
  let found = 0;
  for await (const image of images()) {
    pixels.push(...(await decodeImage(await image.read())).pixels);
    found += 1;
  }
  expect(found).toBe(count);
  return pixels;
}

const forms = fc.record({
  type: fc.constantFrom(...Object.keys(WRITERS)),
  little: fc.boolean(),
  fortran: fc.boolean(),
  version: fc.constantFrom(1, 2, 3),
  chunk: fc.integer({ min: 1, max: 200 }),
});
const side = fc.integer({ min: 1, max: 4 });
const PLAIN: Form = { type: 'f4', little: true, fortran: false, version: 1, chunk: 64 };

describe('an array of images', () => {
  it('gives the same pixels in any type, byte order, order of axes and version', async () => {
    await fc.assert(
      fc.asyncProperty(
        forms,
        side,
        side,
        side,
        fc.nat(99),
        async (form, n, height, width, seed) => {
          const shape = [n, height, width, 3];
          const count = n * height * width * 3;
          const numbers = Array.from({ length: count }, (_, i) => (i * 37 + seed + 2) % 256);
          expect(await pixelsOf(stored(shape, numbers, form))).toEqual(numbers);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it.each([
    ['fractions', [0, 0.5, 1], 'it holds 0.5'],
    ['floats of 0 and 1 alone', [0, 1, 1], 'its greatest number is 1'],
    ['numbers below 0', [-1, 0, 1], 'it holds -1'],
    ['numbers above 255', [0, 255, 256], 'it holds 256'],
    ['numbers that are none', [0, NaN, 1], 'it holds NaN'],
  ])('is refused with %s', async (_, numbers, reason) => {
    const refusal = `x.npy cannot be read as images: ${reason}`;
    for (const fortran of [false, true])
      await expect(
        arrayImages(stored([1, 1, 1, 3], numbers, { ...PLAIN, fortran })),
      ).rejects.toThrow(refusal);
  });

  it('says that its images lie in an array', async () => {
    const { images } = await arrayImages(stored([1, 1, 1, 3], [1, 2, 3], PLAIN));
    for await (const { format } of images()) expect(format).toBe('array');
  });

  it('in Fortran order is read in several passes where memory holds no more', async () => {
    const numbers = Array.from({ length: 5 * 12 }, (_, i) => i);
    const array = stored([5, 2, 2, 3], numbers, { ...PLAIN, type: 'u1', fortran: true, chunk: 7 });
    let passes = 0;
    const open = (): ReturnType<StoredArray['stream']> => {
      passes += 1;
      return array.stream();
    };
    const shape = { skip: array.size - 60, count: 5, height: 2, width: 2, numberBytes: 1 };
    const read: number[] = [];
    for await (const part of fortranParts(open, shape, 24)) read.push(...part);
    expect({ read, passes }).toEqual({ read: numbers, passes: 3 });
  });
});
