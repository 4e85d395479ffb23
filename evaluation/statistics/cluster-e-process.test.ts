import { describe, expect, it } from 'vitest';
import { last } from '#domain/last.ts';
import { clusterEProcess, fewestClustersForEProcess } from './cluster-e-process.ts';
import { createSeededRandom } from './seeded-random.ts';

describe('clusterEProcess', () => {
  it('averages the products over its stakes', () => {
    // average of λ² over -1, -0.95 … 1 is 0.35
    expect(Math.exp(last(clusterEProcess([1, 1])))).toBeCloseTo(1.35, 12);
    expect(Math.exp(last(clusterEProcess([0.5, -0.5])))).toBeCloseTo(1 - 0.25 * 0.35, 12);
  });

  it('is 1 on average where cluster means are 0 on average, however they are spread', () => {
    const random = createSeededRandom(1);
    let sum = 0;
    const studies = 4000;
    for (let s = 0; s < studies; s++) {
      const means = Array.from({ length: 6 }, () => (random() < 0.2 ? 0.8 : -0.2));
      sum += Math.exp(last(clusterEProcess(means)));
    }
    expect(sum / studies).toBeCloseTo(1, 1);
  });

  it('does not depend on the order at its end, and needs so many clusters to say anything', () => {
    const means = [0.3, -0.1, 0.7, 0.2];
    expect(clusterEProcess(means.toReversed()).at(-1)).toBeCloseTo(
      last(clusterEProcess(means)),
      12,
    );
    expect(fewestClustersForEProcess(0.05)).toBe(8);
    expect(fewestClustersForEProcess(0.01)).toBeGreaterThan(8);
  });
});
