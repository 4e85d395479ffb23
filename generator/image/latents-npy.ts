import { UserError } from '#domain/user-error.ts';

const MAGIC = Buffer.from('\x93NUMPY', 'latin1');
const MAX_ELEMENTS = 16 * 512 * 512;

export type LatentArray = { values: Float32Array; shape: number[] };

/**
 * Writes float32 numbers as a `.npy` file, version 1.0 (numpy.lib.format): little endian, C order.
 */
export function writeLatentsNpy({ values, shape }: LatentArray): Buffer {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${dims}), }`;
  const padding = 64 - ((10 + text.length + 1) % 64);
  const header = Buffer.from(`${text}${' '.repeat(padding % 64)}\n`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((v, i) => bytes.writeFloatLE(v, 4 * i));
  return Buffer.concat([MAGIC, Buffer.from([1, 0]), length, header, bytes]);
}

/**
 * Reads latents from a `.npy` file: float32 or float64, C order, at most 4 M numbers.
 *
 * @throws UserError `bad-npy` saying what is wrong with the file
 */
export function readLatentsNpy(file: Buffer, name: string): LatentArray {
  const refuse = (why: string): never => {
    throw new UserError(`${name} is not an array of latents (${why}): write it with numpy.save.`, {
      code: 'bad-npy',
    });
  };
  if (file.length < 12 || !file.subarray(0, 6).equals(MAGIC)) refuse('it is not a .npy file');
  const isLong = (file[6] ?? 0) >= 2;
  const start = isLong ? 12 : 10;
  const end = start + (isLong ? file.readUInt32LE(8) : file.readUInt16LE(8));
  if (end > file.length) refuse('it breaks off in its header');
  const header = file.toString('latin1', start, end);
  const type = /'descr':\s*'<f([48])'/.exec(header)?.[1];
  const dims = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (type === undefined || dims === undefined) refuse('it must hold float32 or float64 numbers');
  if (!/'fortran_order':\s*False/.test(header)) refuse('it must be in C order');
  const shape = (dims ?? '')
    .split(',')
    .filter((d) => d.trim() !== '')
    .map(Number);
  const count = shape.reduce((a, b) => a * b, 1);
  const size = Number(type);
  if (count > MAX_ELEMENTS) refuse(`it holds more than ${MAX_ELEMENTS} numbers`);
  if (file.length !== end + count * size) refuse('its length does not fit its shape');
  const read = size === 4 ? file.readFloatLE.bind(file) : file.readDoubleLE.bind(file);
  const values = Float32Array.from({ length: count }, (_, i) => read(end + i * size));
  if (!values.every(Number.isFinite)) refuse('it holds values that are not finite numbers');
  return { values, shape };
}
