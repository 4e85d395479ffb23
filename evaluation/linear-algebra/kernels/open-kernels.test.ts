import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { openKernels } from './open-kernels.ts';
import type { Kernels } from './open-kernels.ts';

/** x at 0, y at 100, both of length n, with values that no sum of fewer terms hides. */
function filled(n: number): {
  kernels: Kernels;
  x: number[];
  y: number[];
} {
  const kernels = openKernels(200);
  const x = Array.from({ length: n }, (_, i) => 1 + i * 0.5);
  const y = Array.from({ length: n }, (_, i) => 3 - i * 0.25);
  kernels.values.set(x, 0);
  kernels.values.set(y, 100);
  return { kernels, x, y };
}
const dot = (a: number[], b: number[]): number => a.reduce((sum, v, i) => sum + v * at(b, i), 0);

describe.each([0, 1, 7, 8, 9, 31, 64])('vectors of length %i', (n) => {
  it('have the dot product of their definition', () => {
    const { kernels, x, y } = filled(n);
    expect(kernels.dot(0, 100, n)).toBeCloseTo(dot(x, y), 9);
  });

  it('are added with a factor, and nothing beyond them is touched', () => {
    const { kernels, x, y } = filled(n);
    kernels.values[100 + n] = 77;
    kernels.axpy(0.5, 0, 100, n);
    expect([...kernels.values.subarray(100, 100 + n)]).toEqual(x.map((v, i) => at(y, i) + 0.5 * v));
    expect(kernels.values[100 + n]).toBe(77);
  });
});
