import { describe, expect, it } from 'vitest';
import { toPixels } from './decode-latents.ts';

describe('pixels', () => {
  it('clamp, scale to 255 and interleave the three planes', () => {
    const image = Float32Array.of(-1, 1, 0.2, -2, 3, -0.2);
    expect([...toPixels(image, 2)]).toEqual([0, 153, 255, 255, 0, 102]);
  });

  it('round halves to even, as numpy does', () => {
    // 0.5 * 255 = 127.5 exactly
    expect([...toPixels(new Float32Array(3), 1)]).toEqual([128, 128, 128]);
    const half = (level: number): number => (2 * (level + 0.5)) / 255 - 1;
    for (const level of [0, 1, 2, 3, 126, 127, 253, 254]) {
      const value = Math.fround(half(level));
      const exact = Math.fround(Math.fround(Math.fround(value * 0.5) + 0.5) * 255);
      const [pixel] = toPixels(new Float32Array(3).fill(value), 1);
      const even = exact - Math.floor(exact) === 0.5;
      expect(pixel).toBe(even ? 2 * Math.round(exact / 2) : Math.round(exact));
    }
  });
});
