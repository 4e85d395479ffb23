import { describe, expect, it } from 'vitest';
import { openVectorKernels } from './vector-kernels.ts';

/** x at 0, y at 100, both of length n, with values that no sum of fewer terms hides. */
function filled(n: number): {
  kernels: ReturnType<typeof openVectorKernels>;
  x: number[];
  y: number[];
} {
  const kernels = openVectorKernels(200);
  const x = Array.from({ length: n }, (_, i) => 1 + i * 0.5);
  const y = Array.from({ length: n }, (_, i) => 3 - i * 0.25);
  kernels.values.set(x, 0);
  kernels.values.set(y, 100);
  return { kernels, x, y };
}
const dot = (a: number[], b: number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

describe.each([0, 1, 7, 8, 9, 31, 64])('vectors of length %i', (n) => {
  it('have the dot product of their definition', () => {
    const { kernels, x, y } = filled(n);
    expect(kernels.dot(0, 100, n)).toBeCloseTo(dot(x, y), 9);
  });

  it('are added with a factor, and nothing beyond them is touched', () => {
    const { kernels, x, y } = filled(n);
    kernels.values[100 + n] = 77;
    kernels.axpy(0.5, 0, 100, n);
    expect([...kernels.values.subarray(100, 100 + n)]).toEqual(
      x.map((v, i) => (y[i] ?? 0) + 0.5 * v),
    );
    expect(kernels.values[100 + n]).toBe(77);
  });

  it('are multiplied and added in one pass', () => {
    const { kernels, x, y } = filled(n);
    expect(kernels.dotAxpy(2, 0, 0, 100, n)).toBeCloseTo(dot(x, x), 9);
    expect([...kernels.values.subarray(100, 100 + n)]).toEqual(
      x.map((v, i) => (y[i] ?? 0) + 2 * v),
    );
  });

  it('are added and then multiplied in one pass', () => {
    const { kernels, x, y } = filled(n);
    const sum = y.map((v, i) => v - 2 * (x[i] ?? 0));
    expect(kernels.axpyDot(-2, 0, 100, 0, n)).toBeCloseTo(dot(sum, x), 9);
    expect([...kernels.values.subarray(100, 100 + n)]).toEqual(sum);
  });
});

describe.each([0, 3, 4, 13])('four rows of length %i', (n) => {
  it('are multiplied and added in one pass', () => {
    const { values, dotAxpy4 } = openVectorKernels(200);
    const row = (r: number): number[] => Array.from({ length: n }, (_, i) => r + i * 0.5);
    [0, 1, 2, 3].forEach((r) => values.set(row(r), 20 * r));
    const x = Array.from({ length: n }, (_, i) => 2 - i);
    values.set(x, 100);
    values.fill(1, 120, 140);
    dotAxpy4([1, -1, 0.5, 2], { a: 0, stride: 20, x: 100, y: 120, out: 150 }, n);
    [0, 1, 2, 3].forEach((r) => expect(values[150 + r]).toBeCloseTo(dot(row(r), x), 12));
    for (let i = 0; i < 20; i++) {
      const added = [1, -1, 0.5, 2].reduce((sum, alpha, r) => sum + alpha * (row(r)[i] ?? 0), 1);
      expect(values[120 + i]).toBeCloseTo(i < n ? added : 1, 12);
    }
  });
});

describe('tiles', () => {
  it('lose the product of their packed panels, and nothing beyond them is touched', () => {
    const { values, subtractTiles } = openVectorKernels(400);
    const [depth, tiles, stride] = [6, 3, 14];
    const [a, b, c] = [0, 100, 200];
    for (let i = 0; i < 4 * depth; i++) values[a + i] = i * 0.25 - 1;
    for (let i = 0; i < 4 * depth * tiles; i++) values[b + i] = ((i * 7) % 11) - 5;
    values.fill(3, c, c + 4 * stride);
    subtractTiles({ a, b, c, stride }, tiles, depth);
    for (let r = 0; r < 4; r++)
      for (let column = 0; column < stride; column++) {
        const tile = Math.floor(column / 4);
        let expected = 3;
        for (let k = 0; k < depth && tile < tiles; k++)
          expected -=
            (values[a + 4 * k + r] ?? 0) * (values[b + 4 * (tile * depth + k) + (column % 4)] ?? 0);
        expect(values[c + r * stride + column]).toBeCloseTo(expected, 12);
      }
  });
});
