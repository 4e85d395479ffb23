import { describe, expect, it } from 'vitest';
import { last } from '#domain/last.ts';
import { at } from '#domain/at.ts';
import { goldenFeatures } from '../../fixtures/golden-features.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { cmmd } from './cmmd.ts';
import { fidInfinity } from './fid-infinity.ts';
import { inceptionScore } from './inception-score.ts';
import { kid, kidOfSubsets } from './kid.ts';
import { lineThrough } from '../../statistics/line-through.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { meanAndVariance } from './mean-and-variance.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';
import { prdc } from './prdc.ts';
import { unitRows } from '../../linear-algebra/unit-rows.ts';
import { vendiScore } from './vendi-score.ts';

const x = goldenFeatures(golden.x);
const y = goldenFeatures(golden.y);
const z = goldenFeatures(golden.z);

function normals(rows: number, columns: number, shift: number, uniform: () => number): Matrix {
  const values = Float64Array.from(
    { length: rows * columns },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) + shift,
  );
  return { rows, columns, values };
}

describe('KID', () => {
  it('is the value of the reference', async () => {
    expect((await kid({ a: x, b: y, multiply })).value).toBeCloseTo(golden.kid_unbiased_xy, 12);
    expect((await kid({ a: x, b: z, multiply })).value).toBeCloseTo(golden.kid_unbiased_xz, 12);
  });

  it('has a standard error that matches its spread over fresh samples', async () => {
    const uniform = createSeededRandom(11);
    const found = await Promise.all(
      Array.from({ length: 80 }, () =>
        kid({ a: normals(60, 5, 0, uniform), b: normals(50, 5, 0.4, uniform), multiply }),
      ),
    );
    const spread = Math.sqrt(meanAndVariance(found.map(({ value }) => value)).variance);
    const error = meanAndVariance(found.map(({ standardError }) => standardError)).mean;
    expect(error / spread).toBeGreaterThan(0.75);
    expect(error / spread).toBeLessThan(1.35);
  });

  it('of subsets as large as the sets is the full value, without deviation', async () => {
    const all = {
      a: x,
      b: y,
      multiply,
      uniform: createSeededRandom(1),
      subsets: 3,
      subsetSize: 300,
    };
    const { mean, standardDeviation } = await kidOfSubsets(all);
    expect(mean).toBeCloseTo(golden.kid_unbiased_xy, 12);
    expect(standardDeviation).toBeLessThan(1e-12);
  });
});

describe('precision, recall, density and coverage', () => {
  it.each([
    [3, y, golden.prdc_xy_k3],
    [5, y, golden.prdc_xy_k5],
    [5, z, golden.prdc_xz_k5],
  ] as const)('with k = %i are the values of the reference', async (k, generated, expected) => {
    const found = await prdc({ real: x, generated, multiply, uniform: createSeededRandom(1), k });
    for (const name of ['precision', 'recall', 'density', 'coverage'] as const) {
      expect(found[name].value).toBeCloseTo(expected[name], 12);
      expect(found[name].ci95[0]).toBeLessThanOrEqual(found[name].value);
    }
  });
});

describe('CMMD', () => {
  it('is the value of the reference, on features as given and of unit length', async () => {
    expect((await cmmd({ a: x, b: y, multiply })).value).toBeCloseTo(golden.cmmd_biased_xy, 9);
    const units = { a: unitRows(x), b: unitRows(y), multiply };
    expect((await cmmd(units)).value).toBeCloseTo(golden.cmmd_unitnorm_xy, 9);
  });
});

describe('the Inception Score', () => {
  const logits: Matrix = { ...x, values: x.values.map((value) => value * 20) };

  it('is the value of the reference', () => {
    const recorded = golden.is_logits_xtimes20_splits10;
    const [mean, deviation] = [at(recorded, 0), at(recorded, 1)];
    const found = inceptionScore({ logits });
    expect(found.value).toBeCloseTo(mean, 11);
    expect(found.standardDeviation).toBeCloseTo(deviation, 11);
    expect(inceptionScore({ logits, splits: 1 }).value).toBeCloseTo(at(golden.is_splits1, 0), 11);
  });

  it('is 1 for equal logits, and the number of classes when each is sure and all occur', () => {
    const equal: Matrix = { rows: 20, columns: 4, values: new Float64Array(80) };
    expect(inceptionScore({ logits: equal }).value).toBeCloseTo(1, 12);
    const sure = Float64Array.from({ length: 80 }, (_, at) =>
      at % 4 === Math.floor(at / 4) % 4 ? 500 : 0,
    );
    expect(inceptionScore({ logits: { ...equal, values: sure }, splits: 5 }).value).toBeCloseTo(
      4,
      9,
    );
  });
});

describe('the Vendi score', () => {
  it('is the value of the reference', async () => {
    expect(await vendiScore({ features: x, multiply })).toBeCloseTo(golden.vendi_x_q1, 10);
  });

  it('counts samples that have nothing in common', async () => {
    const values = Float64Array.from({ length: 6 * 9 }, (_, at) => (at % 10 === 0 ? 3 : 0));
    expect(await vendiScore({ features: { rows: 6, columns: 9, values }, multiply })).toBeCloseTo(
      6,
      10,
    );
  });
});

describe('FID-infinity', () => {
  it('fits a line by least squares', () => {
    const line = lineThrough([1, 2, 3, 4], [3.1, 4.9, 7.1, 8.9]);
    expect(line.slope).toBeCloseTo(1.96, 12);
    expect(line.intercept).toBeCloseTo(1.1, 12);
  });

  it('has an interval that holds the zero distance of one distribution as often as it says', async () => {
    const uniform = createSeededRandom(7);
    const repeats = 120;
    let held = 0;
    for (let i = 0; i < repeats; i++) {
      const generated = normals(48, 8, 0, uniform);
      const reference = { samples: normals(48, 8, 0, uniform) };
      const { ci95 } = await fidInfinity({ generated, reference, multiply, uniform });
      if (ci95[0] <= 0 && 0 <= ci95[1]) held += 1;
    }
    expect(held / repeats).toBeGreaterThan(0.91);
    expect(held / repeats).toBeLessThan(0.99);
  });

  it('is nearer than FID to the zero distance of one distribution', async () => {
    const uniform = createSeededRandom(21);
    const reference = { samples: normals(4000, 8, 0, uniform) };
    const generated = normals(600, 8, 0, uniform);
    const { value, points } = await fidInfinity({ generated, reference, multiply, uniform });
    expect(points).toHaveLength(15);
    expect(points.at(-1)?.n).toBe(600);
    expect(Math.abs(value)).toBeLessThan(0.5 * last(points).fid);
  });
});
