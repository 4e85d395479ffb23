import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { fitOf } from '../metrics/feature-summary.ts';
import { frechetDistance } from '../metrics/frechet-distance.ts';
import { gaussianOfSamples } from '../metrics/gaussian-fit.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { multiplyMatrices as multiply } from '../../linear-algebra/multiply-matrices.ts';
import { featureCollector } from './feature-collector.ts';
import type { FeatureRows } from './feature-collector.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';

const WIDTH = 6;

async function* blocks(n: number, size: number): AsyncGenerator<FeatureRows> {
  const uniform = createSeededRandom(4);
  for (let at = 0; at < n; at += size) {
    const rows = Math.min(size, n - at);
    const values = Float32Array.from(
      { length: rows * WIDTH },
      (_, i) => uniform() + 50 * (i % WIDTH),
    );
    yield { values, rows, width: WIDTH };
  }
}

async function collectFeatures(options: {
  blocks: AsyncIterable<FeatureRows>;
  multiply: MatrixProduct;
  keep: 'all' | 'bounded';
}): Promise<FeatureSummary> {
  const collector = featureCollector(options);
  for await (const block of options.blocks) await collector.add(block);
  return collector.finish();
}

describe('the features of a large set', () => {
  it('are summed up by moments that give the same normal distribution at any batch size', async () => {
    const all = await collectFeatures({ blocks: blocks(9001, 40), multiply, keep: 'all' });
    if (all.kind !== 'samples') throw new Error('not kept');
    const whole = await gaussianOfSamples(all.samples, { multiply });
    for (const size of [1, 16, 1500]) {
      const summary = await collectFeatures({
        blocks: blocks(9001, size),
        multiply,
        keep: 'bounded',
      });
      expect(summary).toMatchObject({ kind: 'moments', n: 9001, distinct: 9001 });
      const fit = await fitOf(summary, { multiply, ddof: 1 });
      fit.mean.forEach((value, i) => expect(value / at(whole.mean, i)).toBeCloseTo(1, 12));
      const { value } = await frechetDistance({ a: fit, b: whole, multiply });
      expect(value).toBeLessThan(1e-9);
    }
  });

  it('are split into halves of equal size, and a random part of them is kept', async () => {
    const summary = await collectFeatures({ blocks: blocks(9001, 64), multiply, keep: 'bounded' });
    if (summary.kind !== 'moments') throw new Error('kept whole');
    const [first, second] = summary.halves;
    expect(first.n + second.n).toBe(9001);
    expect(Math.abs(first.n - second.n)).toBeLessThanOrEqual(1);
    expect(summary.samples.rows).toBe(4096);
    expect(new Set(summary.samples.values).size).toBeGreaterThan(4096);
  });

  it('are counted by how many are unlike each other', async () => {
    const collector = featureCollector({ multiply, keep: 'bounded' });
    for (let time = 0; time < 2; time++)
      for await (const block of blocks(3000, 100)) await collector.add(block);
    expect(await collector.finish()).toMatchObject({ kind: 'moments', n: 6000, distinct: 3000 });
  });

  it('of up to 4096 images are kept whole', async () => {
    const summary = await collectFeatures({ blocks: blocks(4096, 100), multiply, keep: 'bounded' });
    expect(summary).toMatchObject({ kind: 'samples', n: 4096 });
  });
});
