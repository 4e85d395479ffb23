import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { openKernels } from './open-kernels.ts';

const uniform = createSeededRandom(3);

/** Kinds of entries: many of them zero, negligible, of all sizes, or equal. */
const KINDS: readonly (() => number)[] = [
  () => uniform() - 0.5,
  () => (uniform() < 0.3 ? 0 : uniform() - 0.5),
  () => (uniform() < 0.5 ? 1 : 1e-16),
  () => (uniform() - 0.5) * 10 ** (-30 * uniform()),
  () => (uniform() - 0.5) * 10 ** (-300 * uniform() ** 2),
  () => 1,
];
const anyKind = (): (() => number) => at(KINDS, Math.floor(uniform() * KINDS.length));

/**
 * How many singular values of an upper bidiagonal matrix lie below a positive bound: by the signs of
 * the pivots of the matrix with zeros on its diagonal and d and e in turn beside it, which has them
 * and their opposites as eigenvalues.
 */
function countBelow(bound: number, beside: readonly number[]): number {
  let negative = 1;
  let pivot = -bound;
  for (const entry of beside) {
    pivot = -bound - entry ** 2 / (pivot === 0 ? Number.MIN_VALUE : pivot);
    if (pivot < 0) negative += 1;
  }
  return negative - (beside.length + 1) / 2;
}

it('the values of any bidiagonal matrix, with zeros or not, lie where the signs of pivots say', () => {
  for (let k = 0; k < 600; k++) {
    const n = 1 + Math.floor(uniform() * 90);
    const [ofDiagonal, above] = [anyKind(), anyKind()];
    const drawn = Array.from({ length: 2 * n - 1 }, (_, i) => (i < n ? ofDiagonal() : above()));
    // the largest is 1, since the caller sees to it that squares neither vanish nor overflow
    const largest = Math.max(Number.MIN_VALUE, ...drawn.map(Math.abs));
    const scaled = drawn.map((value) => value / largest);
    const [d, e] = [scaled.slice(0, n), scaled.slice(n)];
    const kernels = openKernels(2 * n);
    kernels.values.set(d);
    kernels.values.set(e, n);
    expect(kernels.bidiagonalSingularValues(0, n, n)).toBe(true);
    const found = kernels.values.subarray(0, n).map(Math.abs).sort();
    const error = 1e-13;
    const beside = d.flatMap((value, i) => (i < n - 1 ? [value, at(e, i)] : [value]));
    found.forEach((value, i) => {
      expect(countBelow(value + error, beside)).toBeGreaterThan(i);
      if (value > 2 * error) expect(countBelow(value - error, beside)).toBeLessThanOrEqual(i);
    });
  }
});
