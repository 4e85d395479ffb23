import { countDistinct, rowKey } from '../metrics/distinct-rows.ts';
import type { FeatureSummary } from '../metrics/feature-summary.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { emptyMoments, mergeMoments, momentsOfRows } from '../metrics/moments.ts';
import type { Moments } from '../metrics/moments.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { selectRows } from '../../linear-algebra/select-rows.ts';
import { shuffledIndices } from '../metrics/shuffled-indices.ts';

/** Sets up to this size are kept whole; of larger ones so many samples, chosen at random. */
const KEPT_ROWS = 4096;

/** Rows merged into the moments at a time: enough for the product to run at full speed. */
const BLOCK_ROWS = 1024;

/** float32, rows x width */
export type FeatureRows = { values: Float32Array; rows: number; width: number };

export type FeatureCollector = {
  add: (block: FeatureRows) => Promise<void>;
  finish: () => Promise<FeatureSummary>;
};

/**
 * Gathers blocks of features into a summary in bounded memory, whatever the size of the set: beyond
 * 4096 rows the moments of two random halves, merged block by block, and a random 4096 rows. With
 * `keep: 'all'` every row is kept instead.
 */
export function featureCollector(options: {
  multiply: MatrixProduct;
  keep: 'all' | 'bounded';
  seed?: number;
}): FeatureCollector {
  const { multiply, keep, seed = 0 } = options;
  const uniform = createSeededRandom(seed);
  let first: Float32Array[] = [];
  const keys: number[] = [];
  let large: LargeSet | undefined;
  let width = 0;
  let n = 0;
  return {
    add: async (block) => {
      width = block.width;
      for (let i = 0; i < block.rows; i++) {
        const row = block.values.slice(i * width, (i + 1) * width);
        n += 1;
        if (keep === 'bounded') keys.push(rowKey(row));
        if (keep === 'all' || n <= KEPT_ROWS) {
          first.push(row);
          continue;
        }
        if (large === undefined) {
          large = await startLargeSet(stacked(first, width), { uniform, multiply });
          first = [];
        }
        await large.add(row, n);
      }
    },
    finish: async () => {
      if (large !== undefined) return large.finish(n, countDistinct(keys));
      return { kind: 'samples', n, samples: stacked(first, width) };
    },
  };
}

type LargeSet = {
  add: (row: Float32Array, n: number) => Promise<void>;
  finish: (n: number, distinct: number) => Promise<FeatureSummary>;
};

/**
 * Goes on from the first 4096 rows: they enter the moments and stay as the random part, in which
 * each later row replaces one with probability 4096 / n (Vitter's algorithm R).
 */
async function startLargeSet(
  kept: Matrix,
  tools: { uniform: () => number; multiply: MatrixProduct },
): Promise<LargeSet> {
  const width = kept.columns;
  const halves: [Moments, Moments] = [emptyMoments(width), emptyMoments(width)];
  for (let at = 0; at < kept.rows; at += BLOCK_ROWS) {
    const indices = Array.from({ length: BLOCK_ROWS }, (_, i) => at + i);
    await mergeHalves(halves, selectRows(kept, indices), tools);
  }
  let pending: Float32Array[] = [];
  return {
    add: async (row, n) => {
      const place = Math.floor(tools.uniform() * n);
      if (place < kept.rows) kept.values.set(row, place * width);
      pending.push(row);
      if (pending.length < BLOCK_ROWS) return;
      await mergeHalves(halves, stacked(pending, width), tools);
      pending = [];
    },
    finish: async (n, distinct) => {
      if (pending.length > 0) await mergeHalves(halves, stacked(pending, width), tools);
      return { kind: 'moments', n, distinct, samples: kept, halves };
    },
  };
}

function stacked(rows: readonly Float32Array[], columns: number): Matrix {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => values.set(row, i * columns));
  return { rows: rows.length, columns, values };
}

/** Deals the rows of a block to the two halves at random and merges their moments. */
async function mergeHalves(
  halves: readonly [Moments, Moments],
  rows: Matrix,
  { uniform, multiply }: { uniform: () => number; multiply: MatrixProduct },
): Promise<void> {
  const order = shuffledIndices(rows.rows, uniform);
  const middle = rows.rows >> 1;
  const [first, second] = halves;
  for (const [half, indices] of [
    [first, order.subarray(0, middle)],
    [second, order.subarray(middle)],
  ] as const)
    if (indices.length > 0)
      mergeMoments(half, await momentsOfRows(selectRows(rows, indices), multiply));
}
