import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { fid } from './fid.ts';
import type { Fid } from './fid.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { multiplyMatrices } from '../../linear-algebra/multiply-matrices.ts';

const D = 16;

/** Normal samples with standard deviations 1 / (1 + j / 4), moved by `shift` in each direction. */
function normals(n: number, shift: number, uniform: () => number): Matrix {
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const values = Float64Array.from(
    { length: n * D },
    (_, i) => normal() / (1 + (i % D) / 4) + shift,
  );
  return { rows: n, columns: D, values };
}

function estimate(a: Matrix, b: Matrix): Promise<Fid> {
  return fid({
    a: { kind: 'samples', n: a.rows, samples: a },
    b: { kind: 'samples', n: b.rows, samples: b },
    multiply: multiplyMatrices,
  });
}

const widthOf = (ci95: [number, number] | null): number => {
  const [low, high] = present(ci95, 'ci95');
  return high - low;
};

const deviation = (values: number[]): number => {
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  return Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1));
};

describe.each([
  { n: 12, shift: 0.2, why: 'fewer samples than dimensions' },
  { n: 150, shift: 0.2, why: 'more samples than dimensions' },
])('the uncertainty of FID with $why', ({ n, shift }) => {
  const uniform = createSeededRandom(n);
  const repeats = 60;

  it('matches the spread over fresh samples, erring to the wide side', async () => {
    const found: Fid[] = [];
    for (let i = 0; i < repeats; i++)
      found.push(await estimate(normals(n, 0, uniform), normals(n, shift, uniform)));
    const spread = deviation(found.map(({ value }) => value));
    const error = found.reduce((sum, { ci95 }) => sum + widthOf(ci95), 0) / (2 * 1.96 * repeats);
    expect(error / spread).toBeGreaterThan(0.8);
    expect(error / spread).toBeLessThan(1.8);
  });
});

describe('the bias estimate of FID', () => {
  it('accounts for most of what finite sets of one distribution show', async () => {
    const uniform = createSeededRandom(7);
    const { value, biasEstimate } = await estimate(
      normals(400, 0, uniform),
      normals(400, 0, uniform),
    );
    expect(present(biasEstimate, 'bias') / value).toBeGreaterThan(0.6);
    expect(present(biasEstimate, 'bias') / value).toBeLessThan(1.4);
  });

  it('is not given from fewer than two samples a dimension, and the interval says so', async () => {
    const uniform = createSeededRandom(9);
    const few = await estimate(normals(20, 0, uniform), normals(60, 0.3, uniform));
    expect(few).toMatchObject({ biasEstimate: null, distance: null });
    expect(few.ci95Of).toMatch(/^the value with 20 and 60 samples/);
    const enough = await estimate(normals(40, 0, uniform), normals(60, 0.3, uniform));
    expect(enough.ci95Of).toMatch(/^the distance of the distributions/);
    expect(enough.distance).toBeCloseTo(enough.value - present(enough.biasEstimate, 'bias'), 12);
  });

  it('is never larger than the value', async () => {
    const uniform = createSeededRandom(11);
    for (let i = 0; i < 20; i++) {
      const { value, biasEstimate } = await estimate(
        normals(33, 0, uniform),
        normals(33, 0, uniform),
      );
      expect(present(biasEstimate, 'bias')).toBeLessThanOrEqual(value);
    }
  });

  it('is that of the samples alone where the other side is statistics', async () => {
    const mean = new Float64Array(D);
    const values = Float64Array.from({ length: D * D }, (_, i) => (i % (D + 1) === 0 ? 1 : 0));
    const stored = {
      kind: 'statistics',
      label: 'kept.npz',
      n: 50,
      ddof: undefined,
      mean,
      covariance: { rows: D, columns: D, values },
    } as const;
    const samples = normals(50, 0, createSeededRandom(3));
    const a = { kind: 'samples', n: 50, samples } as const;
    const half = await fid({ a, b: stored, multiply: multiplyMatrices });
    expect(half.ci95Of).toContain('stored statistics being taken as they are');
    expect(half.ci95).not.toBeNull();
    const neither = await fid({ a: stored, b: stored, multiply: multiplyMatrices });
    expect(neither).toMatchObject({ value: 0, ci95: null, biasEstimate: null, ddof: null });
    const said = { ...stored, ddof: 0 } as const;
    expect(await fid({ a: said, b: said, multiply: multiplyMatrices })).toMatchObject({ ddof: 0 });
    expect(await fid({ a, b: said, multiply: multiplyMatrices })).toMatchObject({ ddof: null });
  });
});
