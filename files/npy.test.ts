import { at } from '#domain/at.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from './npy.ts';

/** A file as NumPy writes it, with any header. */
function fileOf(descr: string, shape: string, body: Uint8Array, order = 'False'): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
  const head = Buffer.from(`\x93NUMPY\x01\x00__${text}`, 'latin1');
  head.writeUInt16LE(text.length, 8);
  return Buffer.concat([head, body]);
}

/** Bytes of numbers of one type, in the byte order asked for. */
function bodyOf(type: string, little: boolean, values: readonly number[]): Uint8Array {
  const width = Number(type.slice(1));
  const view = new DataView(new ArrayBuffer(width * values.length));
  values.forEach((value, i) => {
    const at = i * width;
    if (type === 'f2') view.setFloat16(at, value, little);
    else if (type === 'f4') view.setFloat32(at, value, little);
    else if (type === 'f8') view.setFloat64(at, value, little);
    else if (type === 'i2') view.setInt16(at, value, little);
    else if (type === 'u4') view.setUint32(at, value, little);
    else if (type === 'i8') view.setBigInt64(at, BigInt(value), little);
    else view.setUint8(at, value);
  });
  return new Uint8Array(view.buffer);
}

describe('a .npy file', () => {
  it.each([
    new Float64Array([1, -0.5, 2e300]),
    new Float32Array([1, -0.5, 3]),
    new BigInt64Array([1n, -2n, 3n]),
  ])('gives back the numbers written to it', (values) => {
    const read = readNpy(writeNpy([3], values));
    expect(read.shape).toEqual([3]);
    expect([...read.values]).toEqual([...values].map(Number));
  });

  it('gives back text, and its shape', () => {
    expect(readNpy(writeNpy([], 'clean 🦊'))).toMatchObject({ shape: [], values: ['clean 🦊'] });
    expect(readNpy(writeNpy([], ''))).toEqual({ shape: [], kind: 'text', values: [''] });
    expect(readNpy(writeNpy([2, 3], new Float64Array(6))).shape).toEqual([2, 3]);
  });

  it('keeps its values on a 64-byte boundary, as NumPy does', () => {
    expect(writeNpy([2, 3], new Float64Array(6)).length % 64).toBe(48);
  });

  it.each(['f2', 'f4', 'f8', 'i2', 'u4', 'i8', 'u1', 'b1'])(
    'is read alike in both byte orders: %s',
    (type) => {
      const values = [0, 1, 2, 100, 77];
      for (const endian of ['<', '>']) {
        const body = bodyOf(type, endian === '<', values);
        const read = readNpy(fileOf(`${endian}${type}`, '(5,)', body));
        expect([...read.values]).toEqual(values);
      }
    },
  );

  it('in Fortran order gives the same array as in C order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), (shape) => {
        const count = shape.reduce((a, b) => a * b, 1);
        const values = Array.from({ length: count }, (_, i) => i);
        const last = [...shape].reverse();
        const strides = shape.map((_, k) => shape.slice(0, k).reduce((a, b) => a * b, 1));
        const stored = new Array<number>(count).fill(-1);
        for (const value of values) {
          let rest = value;
          let place = 0;
          last.forEach((size, k) => {
            place += (rest % size) * at(strides, shape.length - 1 - k);
            rest = Math.floor(rest / size);
          });
          stored[place] = value;
        }
        const dims = `(${shape.map((d) => `${d},`).join(' ')})`;
        const read = readNpy(fileOf('<f8', dims, bodyOf('f8', true, stored), 'True'));
        expect([...read.values]).toEqual(values);
      }),
      { seed: 1 },
    );
  });

  it.each([
    ['text of no width, any number of times', fileOf('<U0', '(400000000,)', new Uint8Array())],
    [
      'a header longer than NumPy reads',
      fileOf('<f8', `(${'1, '.repeat(4000)})`, bodyOf('f8', true, [1])),
    ],
    ['a shape beyond any array', fileOf('<f8', '(99999999999, 99999999999, 0)', new Uint8Array())],
    [
      'more dimensions than arrays have',
      fileOf('<f8', `(${'1, '.repeat(65)})`, bodyOf('f8', true, [1])),
    ],
    ['objects', fileOf('|O', '(1,)', new Uint8Array(8))],
    ['a record', fileOf("', ('a', '<f8", '(1,)', new Uint8Array(8))],
    ['complex numbers', fileOf('<c8', '(1,)', new Uint8Array(8))],
    ['its shape twice', fileOf('<f8', "(1,), 'shape': (2,)", new Uint8Array(16))],
    ['its order twice', fileOf('<f8', "(1,), 'fortran_order': True", new Uint8Array(8))],
    ['a field that no array has', fileOf('<f8', "(1,), 'offset': 8", new Uint8Array(8))],
    ['more values than memory should hold', fileOf('|i1', '(536870913,)', new Uint8Array(1))],
    ['bytes after its values', fileOf('<f8', '(1,)', new Uint8Array(16))],
  ])('is refused at once with %s', (_, file) => {
    expect(() => readNpy(file)).toThrow(RangeError);
  });

  it('is refused when any byte of it is missing or its header is broken', () => {
    const good = writeNpy([4], new Float64Array(4));
    for (let length = 0; length < good.length; length++)
      expect(() => readNpy(good.subarray(0, length))).toThrow(RangeError);
    for (let at = 0; at < 128; at++) {
      const broken = good.slice();
      broken[at] = 0xff;
      try {
        readNpy(broken);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });
});
