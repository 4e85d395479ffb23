import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../statistics/mulberry32.ts';
import type { Matrix } from './matrix.ts';
import { nuclearNorm } from './nuclear-norm.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

/** The second-difference matrix: eigenvalues 2 - 2 cos(pi k / (n + 1)). */
const secondDifference = (n: number): Matrix => ({
  rows: n,
  columns: n,
  values: Float64Array.from({ length: n * n }, (_, at) => {
    const apart = Math.abs(Math.floor(at / n) - (at % n));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  }),
});

/** H D H with H = I - 2 u uᵀ: a full matrix with the eigenvalues D. */
function withEigenvalues(eigenvalues: readonly number[]): Matrix {
  const n = eigenvalues.length;
  const random = mulberry32(5);
  const u = Array.from({ length: n }, () => random() - 0.5);
  const norm = Math.hypot(...u);
  const h = (i: number, j: number): number =>
    (i === j ? 1 : 0) - (2 * (u[i] ?? 0) * (u[j] ?? 0)) / norm ** 2;
  const values = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return eigenvalues.reduce((sum, value, k) => sum + h(i, k) * value * h(k, j), 0);
  });
  return { rows: n, columns: n, values };
}

const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

describe('the eigenvalues of a symmetric matrix', () => {
  it.each([1, 2, 3, 31, 32, 33, 100])('are those of the second difference of %i points', (n) => {
    const expected = Array.from(
      { length: n },
      (_, k) => 2 - 2 * Math.cos((Math.PI * (k + 1)) / (n + 1)),
    );
    const found = sorted(symmetricEigenvalues(secondDifference(n)));
    sorted(expected).forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));
  });

  it('are found in a full matrix, with repeats, zeros and negative ones', () => {
    const expected = Array.from({ length: 70 }, (_, i) => (i < 10 ? 0 : i < 30 ? 2.5 : i - 50));
    const found = sorted(symmetricEigenvalues(withEigenvalues(expected)));
    sorted(expected).forEach((value, i) => expect(found[i]).toBeCloseTo(value, 11));
  });

  it('of zeros are zero, and of what is not finite are refused', () => {
    const zeros: Matrix = { rows: 3, columns: 3, values: new Float64Array(9) };
    expect([...symmetricEigenvalues(zeros)]).toEqual([0, 0, 0]);
    expect(() => symmetricEigenvalues({ ...zeros, values: zeros.values.map(() => NaN) })).toThrow(
      'not finite',
    );
  });
});

describe('the nuclear norm', () => {
  it('is the sum of absolute eigenvalues of a symmetric matrix', () => {
    const values = Array.from({ length: 45 }, (_, i) => 10 ** (-i / 3) * (i % 2 === 0 ? 1 : -1));
    const expected = values.reduce((sum, v) => sum + Math.abs(v), 0);
    expect(nuclearNorm(withEigenvalues(values))).toBeCloseTo(expected, 12);
  });

  it('does not depend on which way a rectangular matrix lies', () => {
    const tall: Matrix = { rows: 3, columns: 2, values: Float64Array.of(3, 0, 0, 4, 0, 0) };
    const flat: Matrix = { rows: 2, columns: 3, values: Float64Array.of(3, 0, 0, 0, 4, 0) };
    expect(nuclearNorm(tall)).toBeCloseTo(7, 13);
    expect(nuclearNorm(flat)).toBeCloseTo(7, 13);
  });
});
