import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { writeNpy } from '#files/npy.ts';
import { readGivenLatents, requireLatentShape } from './given-latents.ts';

const values = Float32Array.from({ length: 24 }, (_, i) => Math.sin(i));
const file = writeNpy([1, 4, 2, 3], values);

describe('given latents', () => {
  it('are the numbers of a .npy file in single precision, with its shape', () => {
    expect(readGivenLatents(file, 'a.npy')).toEqual({ values, shape: [1, 4, 2, 3] });
    const double = writeNpy([2], new Float64Array([1.5, -2]));
    expect(readGivenLatents(double, 'b.npy').values).toEqual(Float32Array.of(1.5, -2));
  });

  it.each([
    ['another file', Buffer.from('PK\x03\x04 not numpy at all'), /does not begin as a .npy file/],
    ['a cut one', file.subarray(0, 150), /bytes of values where its shape needs/],
    ['a cut header', file.subarray(0, 40), /ends inside its header/],
    ['text', writeNpy([], 'latents'), /it holds text/],
    ['NaN', writeNpy([1], Float32Array.of(NaN)), /not finite/],
    ['a double beyond single precision', writeNpy([1], Float64Array.of(1e300)), /not finite/],
    ['too many numbers', writeNpy([4194305], new Float32Array(4_194_305)), /more than 4194304/],
  ])('are refused when they are %s', (_, bytes, message) => {
    expect(() => readGivenLatents(bytes, 'bad.npy')).toThrow(message);
  });

  it('mutated are read or refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const bad = Uint8Array.from(file);
        bad[at] = byte;
        try {
          expect(readGivenLatents(bad, 'x').values.every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('fit an arm by their shape, not by how many they are', () => {
    const arm = { key: 'a', shape: [4, 2, 3] as const };
    const fit = (shape: number[]) => () => {
      requireLatentShape({ values, shape }, arm);
    };
    expect(fit([1, 4, 2, 3])).not.toThrow();
    for (const shape of [[1, 4, 3, 2], [4, 2, 3], [24], [], [1, 4, 2, 3, 1]]) {
      expect(fit(shape)).toThrow(/are .* where arm "a" needs 1 x 4 x 2 x 3/);
    }
  });
});
