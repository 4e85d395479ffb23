import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { guide } from './guide.ts';

const u = Float32Array.of(0.5, -1, 2, 0.25);
const c = Float32Array.of(1, -0.5, 1, 0.75);

function deviation(values: Float32Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1));
}

describe('guidance', () => {
  it('is u + g (c - u)', () => {
    const guided = guide({ unconditional: u, conditional: c, scale: 3, rescale: 0 });
    expect([...guided]).toEqual([2, 0.5, -1, 1.75]);
  });

  it('of scale 1 is the conditional output', () => {
    expect(guide({ unconditional: u, conditional: c, scale: 1, rescale: 0 })).toEqual(c);
  });

  it('rescaled in full has the deviation of the conditional output', () => {
    const guided = guide({ unconditional: u, conditional: c, scale: 7.5, rescale: 1 });
    expect(deviation(guided)).toBeCloseTo(deviation(c), 6);
  });

  it('rescaled in part lies between', () => {
    const by = (rescale: number) =>
      guide({ unconditional: u, conditional: c, scale: 7.5, rescale });
    const [none, part, full] = [by(0), by(0.7), by(1)];
    part.forEach((v, i) => {
      expect(v).toBeCloseTo(0.7 * at(full, i) + 0.3 * at(none, i), 5);
    });
  });
});
