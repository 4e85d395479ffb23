import { describe, expect, it } from 'vitest';
import { goldenFeatures } from '../../fixtures/golden-features.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import golden from '../../fixtures/metrics.json' with { type: 'json' };
import { computeFid } from './compute-fid.ts';
import { computeMetrics, isNotComputed } from './compute-metrics.ts';
import type { EvaluationInput } from './open-evaluation-input.ts';

const side = (entry: number[]): EvaluationInput => ({
  kind: 'features',
  label: 'golden',
  features: goldenFeatures(entry),
});

const ASKED = [
  'fid',
  'kid',
  'is',
  'prdc',
  'fid-infinity',
  'cmmd',
  'vendi',
  'memorization',
] as const;

describe('several metrics of one pair of sets', () => {
  it('are those of the reference, with their provenance', async () => {
    const { metrics, n, dims } = await computeMetrics({
      a: side(golden.y),
      b: side(golden.x),
      metrics: ASKED,
    });
    expect(Object.keys(metrics)).toEqual([...ASKED]);
    expect(metrics).toMatchObject({
      fid: { value: expect.closeTo(golden.fid_xy.nuclear, 10) },
      kid: { value: expect.closeTo(golden.kid_unbiased_xy, 10) },
      prdc: { precision: { value: expect.closeTo(golden.prdc_xy_k5.precision, 10) } },
      cmmd: { value: expect.closeTo(golden.cmmd_unitnorm_xy, 9) },
      vendi: { reference_value: expect.closeTo(golden.vendi_x_q1, 9) },
    });
    expect([n, dims]).toEqual([[300, 300], 64]);
  });

  it('are refused in one sentence where the inputs do not allow them', async () => {
    const statistics: EvaluationInput = {
      kind: 'features',
      label: 'three',
      features: { rows: 3, columns: 64, values: new Float64Array(192) },
    };
    await expect(
      computeMetrics({ a: statistics, b: side(golden.x), metrics: ['prdc'] }),
    ).rejects.toThrow('The metric prdc cannot be computed: it needs 7 samples of each set');
  });

  it('are each left out alone where one of them cannot be computed, and said before', async () => {
    const told: string[] = [];
    const { metrics } = await computeMetrics({
      a: side(golden.x),
      b: side(golden.y),
      metrics: ['sfid', 'kid'],
      onNotComputable: (metric, reason) => told.push(`${metric}: ${reason}`),
    });
    expect(told).toEqual(['sfid: it needs images, whose spatial features it compares']);
    expect(metrics).toMatchObject({ sfid: { value: null }, kid: { value: expect.any(Number) } });
    expect(Object.keys(metrics)).toEqual(['sfid', 'kid']);
  });

  it('of a set with itself have no interval, since there is nothing that chance moves', async () => {
    const { metrics } = await computeMetrics({
      a: side(golden.x),
      b: side(golden.x),
      metrics: ['fid', 'kid', 'prdc', 'fid-infinity', 'is'],
    });
    const none = { ci95: null, ci95_of: 'no interval: both sides hold the same features' };
    expect(metrics).toMatchObject({
      fid: { value: 0, bias_estimate: null, distance: null, ...none },
      kid: { value: expect.any(Number), se: null, ...none },
      prdc: { precision: { value: 1, ci95: null }, coverage: { ci95: null } },
      'fid-infinity': { value: expect.any(Number), ...none },
      is: { ci95: expect.any(Array) },
    });
    const { ci95, ci95_of, distance } = await computeFid({ a: side(golden.x), b: side(golden.x) });
    expect({ ci95, ci95_of, distance }).toEqual({ ...none, distance: null });
  });

  it('of one set need no other, and those of two are left out then', async () => {
    const { metrics, n, warnings } = await computeMetrics({
      a: side(golden.x),
      metrics: ['is', 'vendi', 'kid'],
    });
    const both = await computeMetrics({
      a: side(golden.x),
      b: side(golden.y),
      metrics: ['is', 'vendi'],
    });
    expect(metrics).toEqual({
      is: both.metrics.is,
      vendi: { ...both.metrics.vendi, reference_value: null },
      kid: { value: null, reason: 'it needs a set B to compare with' },
    });
    expect(n).toEqual([300, null]);
    expect(warnings).toHaveLength(1);
  });

  it('whose numbers overflow are left out, whichever they are', async () => {
    const uniform = createSeededRandom(1);
    const large = (): EvaluationInput => ({
      kind: 'features',
      label: 'large.npy',
      features: {
        rows: 40,
        columns: 2,
        values: Float64Array.from({ length: 80 }, () => uniform() * 1e80),
      },
    });
    const metrics = ASKED.filter((metric) => metric !== 'is');
    const found = await computeMetrics({ a: large(), b: large(), metrics });
    const left = Object.entries(found.metrics).filter(([, result]) => isNotComputed(result));
    expect(left.map(([metric]) => metric)).toEqual(['fid', 'kid', 'fid-infinity']);
    for (const [, result] of left)
      expect(result).toMatchObject({ reason: expect.stringContaining('overflow') });
  });
});
