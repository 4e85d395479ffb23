import { describe, expect, it } from 'vitest';
import { fid } from './fid.ts';
import type { Fid } from './fid.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { mulberry32 } from '../../statistics/mulberry32.ts';
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

const deviation = (values: number[]): number => {
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  return Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1));
};

describe.each([
  { n: 12, shift: 0.2, why: 'fewer samples than dimensions' },
  { n: 150, shift: 0.2, why: 'more samples than dimensions' },
])('the uncertainty of FID with $why', ({ n, shift }) => {
  const uniform = mulberry32(n);
  const repeats = 60;

  it('matches the spread over fresh samples, erring to the wide side', async () => {
    const found: Fid[] = [];
    for (let i = 0; i < repeats; i++)
      found.push(await estimate(normals(n, 0, uniform), normals(n, shift, uniform)));
    const spread = deviation(found.map(({ value }) => value));
    const error =
      found.reduce((sum, { ci95 }) => sum + ((ci95?.[1] ?? 0) - (ci95?.[0] ?? 0)), 0) /
      (2 * 1.96 * repeats);
    expect(error / spread).toBeGreaterThan(0.8);
    expect(error / spread).toBeLessThan(1.8);
  });
});

describe('the bias estimate of FID', () => {
  it('accounts for most of what finite sets of one distribution show', async () => {
    const uniform = mulberry32(7);
    const { value, biasEstimate } = await estimate(
      normals(400, 0, uniform),
      normals(400, 0, uniform),
    );
    expect((biasEstimate ?? 0) / value).toBeGreaterThan(0.6);
    expect((biasEstimate ?? 0) / value).toBeLessThan(1.4);
  });

  it('is null, as the interval, when only statistics are known', async () => {
    const samples = normals(50, 0, mulberry32(3));
    const mean = new Float64Array(D);
    const values = Float64Array.from({ length: D * D }, (_, i) => (i % (D + 1) === 0 ? 1 : 0));
    const result = await fid({
      a: { kind: 'samples', n: 50, samples },
      b: { kind: 'statistics', n: 50, mean, covariance: { rows: D, columns: D, values } },
      multiply: multiplyMatrices,
    });
    expect(result.ci95).toBeNull();
    expect(result.value).toBeGreaterThan(0);
  });
});
