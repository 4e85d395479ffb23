import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import { multiplyMatrices } from '../../linear-algebra/multiply-matrices.ts';
import { momentsOfRows } from '../metrics/moments.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { areSameFeatures } from './same-features.ts';

const COLUMNS = 3;

function rowsOf(seed: number, n: number, offset = 0): number[][] {
  const uniform = createSeededRandom(seed);
  return Array.from({ length: n }, () =>
    Array.from({ length: COLUMNS }, () => offset + uniform() + uniform()),
  );
}

function samples(rows: readonly number[][]): FeatureSummary & { kind: 'samples' } {
  const values = Float64Array.from(rows.flat());
  return {
    kind: 'samples',
    n: rows.length,
    samples: { rows: rows.length, columns: COLUMNS, values },
  };
}

async function statistics(rows: readonly number[][], ddof: number): Promise<FeatureSummary> {
  const { n, mean, scatter } = await momentsOfRows(samples(rows).samples, multiplyMatrices);
  const values = scatter.values.map((value) => value / (n - ddof));
  return {
    kind: 'statistics',
    label: 'kept.npz',
    n,
    ddof: 1,
    mean,
    covariance: { ...scatter, values },
  };
}

async function halves(rows: readonly number[][]): Promise<FeatureSummary> {
  const middle = rows.length >> 1;
  const { n, samples: all } = samples(rows);
  const half = (part: readonly number[][]) =>
    momentsOfRows(samples(part).samples, multiplyMatrices);
  return {
    kind: 'moments',
    n,
    distinct: n,
    samples: all,
    halves: [await half(rows.slice(0, middle)), await half(rows.slice(middle))],
  };
}

/** Each dimension less its mean and over its standard deviation. */
function standardized(rows: readonly number[][]): number[][] {
  const columns = Array.from({ length: COLUMNS }, (_, j) => rows.map((row) => at(row, j)));
  const scaled = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return column.map((value) => (value - mean) / Math.sqrt(squares / (column.length - 1)));
  });
  return rows.map((_, i) => scaled.map((column) => at(column, i)));
}

describe('features are the same', () => {
  it('in another order, as statistics, and as moments of halves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 4, max: 40 }), async (seed, n) => {
        const rows = rowsOf(seed, n);
        const others = [
          samples(rows.toReversed()),
          await statistics(rows, 1),
          await statistics(rows, 0),
          await halves(rows),
        ];
        for (const other of others) {
          expect(areSameFeatures(samples(rows), other)).toBe(true);
          expect(areSameFeatures(other, samples(rows))).toBe(true);
        }
      }),
    );
  });

  it('where two sets were drawn apart they are not, whatever offset they share', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom(0, 1e3, 1e6),
        (seed, n, offset) => {
          const [a, b] = [rowsOf(seed, n, offset), rowsOf(seed + 1, n, offset)];
          expect(areSameFeatures(samples(a), samples(b))).toBe(false);
        },
      ),
    );
  });

  it('where each dimension was brought to one mean and variance they are not', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const [a, b] = [standardized(rowsOf(seed, 20)), standardized(rowsOf(seed + 1, 20))];
      expect(areSameFeatures(samples(a), samples(b))).toBe(false);
      expect(areSameFeatures(await statistics(a, 1), await statistics(b, 1))).toBe(false);
      expect(areSameFeatures(samples(a), samples(a.toReversed()))).toBe(true);
    }
  });

  it('where statistics share mean and variances alone they are not', () => {
    const correlated = Float64Array.of(1, 0.01, 0, 0.01, 1, 0, 0, 0, 1);
    const apart = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    const [a, b] = [correlated, apart].map((values) => ({
      kind: 'statistics' as const,
      label: 'kept.npz',
      n: undefined,
      ddof: undefined,
      mean: new Float64Array(COLUMNS),
      covariance: { rows: COLUMNS, columns: COLUMNS, values },
    }));
    if (a === undefined || b === undefined) throw new Error('no statistics');
    expect(areSameFeatures(a, b)).toBe(false);
    expect(areSameFeatures(b, b)).toBe(true);
  });

  it('where one has a sample more they are not', () => {
    const rows = rowsOf(1, 10);
    expect(areSameFeatures(samples(rows), samples(rows.slice(1)))).toBe(false);
  });
});
