/** An array of NumPy: numbers as float64 whatever their type in the file, or one text a place. */
export type NpyArray =
  | { shape: number[]; kind: 'numbers'; values: Float64Array }
  | { shape: number[]; kind: 'text'; values: string[] };

const MAGIC = '\x93NUMPY';

type Reader = (view: DataView, at: number) => number;

const READERS: Record<string, { bytes: number; read: Reader }> = {
  f4: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  f8: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  i4: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  i8: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
};

/**
 * Reads a `.npy` file: versions 1 to 3, little-endian float32, float64, int32, int64, uint8 and
 * fixed-width Unicode text, in C order. Throws RangeError that says what is wrong with the file.
 *
 * Source: NumPy's format description (NEP 1).
 */
export function readNpy(bytes: Uint8Array): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, start } = readHeader(bytes, view);
  const type = /'descr'\s*:\s*'([<|=])([a-zA-Z])(\d+)'/.exec(header);
  const shapeText = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
  if (type === null || shapeText === undefined || order === undefined)
    throw new RangeError('its header names no array type that is read here');
  if (order === 'True') throw new RangeError('it is in Fortran order; save it in C order');
  const shape = (shapeText.match(/\d+/g) ?? []).map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  const [, , kind = '', width = ''] = type;
  if (kind === 'U')
    return { shape, kind: 'text', values: readText(view, { start, count, width: Number(width) }) };
  const reader = READERS[kind + width];
  if (reader === undefined)
    throw new RangeError(`its element type ${kind}${width} is not read here`);
  requireLength(bytes.length - start, count * reader.bytes);
  const values = new Float64Array(count);
  for (let i = 0, at = start; i < count; i++, at += reader.bytes) values[i] = reader.read(view, at);
  return { shape, kind: 'numbers', values };
}

function readHeader(bytes: Uint8Array, view: DataView): { header: string; start: number } {
  const latin1 = new TextDecoder('latin1');
  if (bytes.length < 12 || bytes[0] !== 0x93 || latin1.decode(bytes.subarray(1, 6)) !== 'NUMPY')
    throw new RangeError('it does not begin as a .npy file');
  const wide = (bytes[6] ?? 0) >= 2;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = (wide ? 12 : 10) + length;
  if (start > bytes.length) throw new RangeError('it ends inside its header');
  return { header: latin1.decode(bytes.subarray(wide ? 12 : 10, start)), start };
}

function readText(
  view: DataView,
  { start, count, width }: { start: number; count: number; width: number },
): string[] {
  requireLength(view.byteLength - start, count * width * 4);
  return Array.from({ length: count }, (_, i) => {
    const codes = Array.from({ length: width }, (_unused, j) =>
      view.getUint32(start + (i * width + j) * 4, true),
    );
    if (codes.some((code) => code > 0x10ffff))
      throw new RangeError('it holds text that is no Unicode');
    return String.fromCodePoint(...codes).replace(/\0+$/, '');
  });
}

function requireLength(found: number, expected: number): void {
  if (!(found === expected))
    throw new RangeError(`it holds ${found} bytes of values where its shape needs ${expected}`);
}

/** The bytes of a `.npy` file (version 1) of float64, float32 or int64 numbers, or of one text. */
export function writeNpy(
  shape: readonly number[],
  values: Float64Array | Float32Array | BigInt64Array | string,
): Uint8Array<ArrayBuffer> {
  const { descr, body } = encoded(values);
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${dims}), }`;
  const padding = 63 - ((10 + dictionary.length) % 64);
  const header = `${dictionary}${' '.repeat(padding)}\n`;
  const bytes = new Uint8Array(10 + header.length + body.length);
  bytes.set([...MAGIC].map((c) => c.charCodeAt(0)));
  bytes[6] = 1;
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
    const codes = Uint32Array.from(values, (c) => c.codePointAt(0) ?? 0);
    return { descr: `<U${codes.length}`, body: new Uint8Array(codes.buffer) };
  }
  const descr =
    values instanceof Float64Array ? '<f8' : values instanceof Float32Array ? '<f4' : '<i8';
  return { descr, body: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}
