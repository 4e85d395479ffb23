import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import pairs from '../../fixtures/frechet-pairs.json' with { type: 'json' };
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { goldenFeatures } from '../../fixtures/golden-features.ts';
import { mulberry32 } from '../../fixtures/mulberry32.ts';
import { frechetDistance } from './frechet-distance.ts';
import { gaussianOfCovariance, gaussianOfSamples } from './gaussian-fit.ts';
import type { DegreesOfFreedomLost } from './gaussian-fit.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { multiplyMatrices } from '../../linear-algebra/multiply-matrices.ts';

const multiply = multiplyMatrices;
const [x, y, z, lx, ly] = [golden.x, golden.y, golden.z, golden.lx, golden.ly].map(goldenFeatures);

async function distance(a?: Matrix, b?: Matrix, ddof: DegreesOfFreedomLost = 1): Promise<number> {
  if (a === undefined || b === undefined) throw new Error('no features');
  const fits = await Promise.all([a, b].map((m) => gaussianOfSamples(m, { multiply, ddof })));
  const [first, second] = fits;
  if (first === undefined || second === undefined) throw new Error('no fits');
  return (await frechetDistance({ a: first, b: second, multiply })).value;
}

const square = (n: number, entry: (i: number, j: number) => number): Matrix => ({
  rows: n,
  columns: n,
  values: Float64Array.from({ length: n * n }, (_, k) => entry(Math.floor(k / n), k % n)),
});

async function ofCovariances(a: Matrix, b: Matrix, shift = 0): Promise<number> {
  const zero = new Float64Array(a.rows);
  const { value } = await frechetDistance({
    a: gaussianOfCovariance(zero, a, { multiply }),
    b: gaussianOfCovariance(
      zero.map(() => shift),
      b,
      { multiply },
    ),
    multiply,
  });
  return value;
}

describe('the Fréchet distance', () => {
  it('draws the golden features as the reference did', () => {
    const uniform = mulberry32(1);
    golden.first5_seed1.forEach((value) => expect(uniform()).toBe(value));
  });

  it('equals the reference on samples, whatever their number', async () => {
    expect(await distance(x, y)).toBeCloseTo(golden.fid_xy.nuclear, 10);
    expect(await distance(x, z)).toBeCloseTo(golden.fid_xz.nuclear, 10);
    expect(await distance(lx, ly)).toBeCloseTo(golden.fid_lowrank_20v17_d64.nuclear, 10);
  });

  it('can divide the covariance by n', async () => {
    expect(await distance(x, y, 0)).toBeCloseTo(golden.fid_xy_ddof0, 10);
  });

  it('is zero between a set and itself, and symmetric', async () => {
    expect(await distance(x, x)).toBe(0);
    expect(await distance(lx, lx)).toBe(0);
    expect(await distance(lx, y)).toBeCloseTo(await distance(y, lx), 12);
  });

  it('is zero for the same samples in another order, and not for a small true difference', async () => {
    const uniform = mulberry32(3);
    const rows = Array.from({ length: 30 }, () => Array.from({ length: 5 }, uniform));
    const matrixOf = (of: number[][]): Matrix => ({
      rows: 30,
      columns: 5,
      values: Float64Array.from(of.flat()),
    });
    const [given, turned] = [matrixOf(rows), matrixOf(rows.toReversed())];
    const moved = matrixOf(rows.map((row) => row.map((value) => value + 1e-6)));
    expect(await distance(given, turned)).toBe(0);
    expect((await distance(given, moved)) / 5e-12).toBeCloseTo(1, 2);
  });

  it('is the distance of the means for constant features', async () => {
    const constant = (value: number): Matrix => ({
      rows: 3,
      columns: 4,
      values: new Float64Array(12).fill(value),
    });
    expect(await distance(constant(1), constant(3))).toBe(16);
  });

  it('follows the closed form of commuting covariances', async () => {
    const eye = (factor: number): Matrix => square(64, (i, j) => (i === j ? factor : 0));
    expect(await ofCovariances(eye(1), eye(1), 1)).toBeCloseTo(64, 10);
    expect(await ofCovariances(eye(4), eye(9))).toBeCloseTo(64, 10);
    const diagonal = (f: number): Matrix => square(64, (i, j) => (i === j ? f * (i + 1) : 0));
    expect(await ofCovariances(diagonal(1), diagonal(4))).toBeCloseTo(
      golden.closed['diag_j_vs_diag_4j_d64_mu0'],
      9,
    );
  });

  it('is right for covariances that do not commute', async () => {
    const { A, B, fid } = golden.closed['2x2'];
    const of = (m: number[][]): Matrix => square(2, (i, j) => at(at(m, i), j));
    expect(await ofCovariances(of(A), of(B))).toBeCloseTo(fid, 12);
  });

  it('is right to 1e-8 of the traces for ill-conditioned covariances, either way round', async () => {
    for (const { n, kinds, a, b, value, traces } of pairs) {
      const [first, second] = [a, b].map((entries) =>
        gaussianOfCovariance(
          new Float64Array(n),
          { rows: n, columns: n, values: Float64Array.from(entries) },
          { multiply },
        ),
      );
      if (first === undefined || second === undefined) throw new Error('no pair');
      const found = await frechetDistance({ a: first, b: second, multiply });
      const back = await frechetDistance({ a: second, b: first, multiply });
      expect(Math.abs(found.value - value) / traces, kinds.join(', ')).toBeLessThan(1e-8);
      expect(back.value).toBe(found.value);
    }
  });

  it('of a covariance that is not semidefinite is refused', async () => {
    const indefinite = square(3, (i, j) => (i === j ? 1 : 0.9 * (i + j === 3 ? -1 : 1)));
    const eye = square(3, (i, j) => (i === j ? 1 : 0));
    await expect(ofCovariances(indefinite, eye)).rejects.toThrow('not positive semidefinite');
    await expect(ofCovariances(eye, indefinite)).rejects.toThrow('not positive semidefinite');
  });

  it('of features whose squares overflow is refused', async () => {
    const huge: Matrix = { rows: 3, columns: 2, values: Float64Array.of(1e200, 0, 0, 1e200, 1, 1) };
    await expect(distance(huge, huge)).rejects.toThrow('overflows');
  });

  it('refuses a single sample, unequal widths and values that are not finite', async () => {
    const one: Matrix = { rows: 1, columns: 4, values: new Float64Array(4) };
    await expect(distance(one, one)).rejects.toThrow('at least 2 samples');
    const broken: Matrix = { rows: 3, columns: 64, values: new Float64Array(192).fill(NaN) };
    await expect(distance(broken, x)).rejects.toThrow(/not finite|not a finite/);
    await expect(distance({ ...one, rows: 2, columns: 2 }, x)).rejects.toThrow(
      'cannot be compared',
    );
  });
});
