import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { readLatentsNpy, writeLatentsNpy } from './latents-npy.ts';

const array = {
  values: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i)),
  shape: [1, 4, 2, 3],
};

describe('latents as .npy', () => {
  it('come back as they were written', () => {
    expect(readLatentsNpy(writeLatentsNpy(array), 'a.npy')).toEqual(array);
  });

  it('have a header of numpy: 64-byte aligned, ending in a line feed', () => {
    const file = writeLatentsNpy(array);
    const data = file.length - 4 * 24;
    expect(data % 64).toBe(0);
    expect(file[data - 1]).toBe(0x0a);
    expect(file.toString('latin1', 10, data).trimEnd()).toBe(
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 4, 2, 3), }",
    );
  });

  it('are read from float64 too', () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
    const head = Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
      Buffer.from([header.length, 0]),
      Buffer.from(header),
    ]);
    const numbers = Buffer.from(new Float64Array([1.5, -2]).buffer);
    expect(readLatentsNpy(Buffer.concat([head, numbers]), 'b.npy')).toEqual({
      values: Float32Array.of(1.5, -2),
      shape: [2],
    });
  });

  it.each([
    ['another file', Buffer.from('PK\x03\x04 not numpy at all'), /not a .npy file/],
    ['a cut one', writeLatentsNpy(array).subarray(0, 150), /length does not fit/],
    ['a cut header', writeLatentsNpy(array).subarray(0, 40), /breaks off/],
    ['NaN', writeLatentsNpy({ values: Float32Array.of(NaN), shape: [1] }), /not finite/],
  ])('are refused when they are %s', (_, file, message) => {
    expect(() => readLatentsNpy(file, 'bad.npy')).toThrow(message);
  });

  it('mutated are read or refused, and nothing else', () => {
    const good = writeLatentsNpy(array);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const bad = Buffer.from(good);
        bad[at] = byte;
        try {
          expect(readLatentsNpy(bad, 'x').values.every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
