import { present } from '#domain/present.ts';
import { readNpyHeader, type NpyHeader } from './npy-header.ts';

/**
 * An array of NumPy in C order: numbers as float64 whatever their type in the file, or one text a
 * place.
 */
export type NpyArray =
  | { shape: number[]; kind: 'numbers'; values: Float64Array }
  | { shape: number[]; kind: 'text'; values: string[] };

export type NpyReader = (view: DataView, at: number, littleEndian: boolean) => number;

const READERS: Readonly<Record<string, NpyReader>> = {
  f2: (view, at, little) => view.getFloat16(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => view.getUint8(at),
};

/** As float64, values of one array take no more than 4 GiB, however small they are in the file. */
const MAX_VALUES = 2 ** 29;

/**
 * Reads a `.npy` file: floats of 16 to 64 bits, integers, booleans and fixed-width Unicode text, of
 * either byte order, in C or Fortran order. The values come in C order.
 *
 * Source: NumPy's format description (NEP 1).
 *
 * @throws RangeError that says what is wrong with the file
 */
export function readNpy(bytes: Uint8Array): NpyArray {
  const header = readNpyHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { kind, width, shape } = header;
  if (kind === 'U') return { shape, kind: 'text', values: readText(view, header) };
  const read = npyReader(header);
  if (header.count > MAX_VALUES)
    throw new RangeError(`its ${header.count} values are more than ${MAX_VALUES}: split it`);
  requireLength(view.byteLength - header.start, header.count * width);
  return { shape, kind: 'numbers', values: readNumbers(view, header, read) };
}

/** How a number of an array is read. Throws RangeError for what is no number that is read here. */
export function npyReader({ kind, width }: NpyHeader): NpyReader {
  const read = READERS[`${kind}${width}`];
  if (read === undefined) throw new RangeError(`its element type ${kind}${width} is not read here`);
  return read;
}

function readNumbers(view: DataView, header: NpyHeader, read: NpyReader): Float64Array {
  const { count, start, width, littleEndian } = header;
  const values = new Float64Array(count);
  const place = placesInFile(header);
  for (let i = 0; i < count; i++) values[i] = read(view, start + place(i) * width, littleEndian);
  return values;
}

/** Where in the file the element lies that comes i-th in C order. */
function placesInFile({ shape, fortranOrder }: NpyHeader): (index: number) => number {
  if (!fortranOrder || shape.length < 2) return (index) => index;
  return (index) => {
    let place = 0;
    let rest = index;
    let stride = shape.reduce((product, size) => product * size, 1);
    for (const size of shape.toReversed()) {
      stride /= size;
      place += (rest % size) * stride;
      rest = Math.floor(rest / size);
    }
    return place;
  };
}

function readText(view: DataView, header: NpyHeader): string[] {
  const { count, width, start, littleEndian } = header;
  if (width === 0 && count > 1) throw new RangeError('it holds text of no width');
  requireLength(view.byteLength - start, count * width * 4);
  const place = placesInFile(header);
  return Array.from({ length: count }, (_, i) => {
    const codes = Array.from({ length: width }, (_unused, j) =>
      view.getUint32(start + (place(i) * width + j) * 4, littleEndian),
    );
    if (codes.some((code) => code > 0x10ffff))
      throw new RangeError('it holds text that is no Unicode');
    return String.fromCodePoint(...codes).replace(/\0+$/, '');
  });
}

function requireLength(found: number, expected: number): void {
  if (found !== expected)
    throw new RangeError(`it holds ${found} bytes of values where its shape needs ${expected}`);
}

/** The bytes of a `.npy` file (version 1) of float64, float32 or int64 numbers, or of one text. */
export function writeNpy(
  shape: readonly number[],
  values: Float64Array | Float32Array | BigInt64Array | string,
): Uint8Array<ArrayBuffer> {
  const { descr, body } = encoded(values);
  const dims = shape.length === 1 ? `${shape.join()},` : shape.join(', ');
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${dims}), }`;
  const padding = 63 - ((10 + dictionary.length) % 64);
  const header = `${dictionary}${' '.repeat(padding)}\n`;
  const bytes = new Uint8Array(10 + header.length + body.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  new DataView(bytes.buffer).setUint16(8, header.length, true);
  bytes.set(new TextEncoder().encode(header), 10);
  bytes.set(body, 10 + header.length);
  return bytes;
}

function encoded(values: Float64Array | Float32Array | BigInt64Array | string): {
  descr: string;
  body: Uint8Array;
} {
  if (typeof values === 'string') {
    const characters = [...values];
    const body = new DataView(new ArrayBuffer(4 * characters.length));
    characters.forEach((character, i) => {
      body.setUint32(4 * i, present(character.codePointAt(0), 'the code of a character'), true);
    });
    return { descr: `<U${characters.length}`, body: new Uint8Array(body.buffer) };
  }
  const descr =
    values instanceof Float64Array ? '<f8' : values instanceof Float32Array ? '<f4' : '<i8';
  return { descr, body: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}
