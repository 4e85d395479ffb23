import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from './npy.ts';

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
    expect(readNpy(writeNpy([], 'clean'))).toEqual({ shape: [], kind: 'text', values: ['clean'] });
    expect(readNpy(writeNpy([2, 3], new Float64Array(6))).shape).toEqual([2, 3]);
  });

  it('keeps its values on a 64-byte boundary, as NumPy does', () => {
    expect(writeNpy([2, 3], new Float64Array(6)).length % 64).toBe(48);
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
