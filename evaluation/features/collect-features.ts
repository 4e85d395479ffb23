import type { FeatureSummary } from '../metrics/feature-summary.ts';
import type { Matrix } from '../metrics/matrix.ts';
import { emptyMoments, mergeMoments, momentsOfRows } from '../metrics/moments.ts';
import type { Moments } from '../metrics/moments.ts';
import { mulberry32 } from '../metrics/mulberry32.ts';
import type { MatrixProduct } from '../metrics/multiply-matrices.ts';
import { selectRows } from '../metrics/select-rows.ts';
import { shuffledIndices } from '../metrics/shuffled-indices.ts';

/** Sets up to this size are kept whole; of larger ones so many samples, chosen at random. */
const KEPT_ROWS = 4096;

/** Rows merged into the moments at a time: enough for the product to run at full speed. */
const BLOCK_ROWS = 1024;

/**
 * Gathers blocks of features into a summary in bounded memory, whatever the size of the set: beyond
 * 4096 rows the moments of two random halves, merged block by block, and a random 4096 rows. With
 * `keep: 'all'` every row is kept instead.
 */
export async function collectFeatures(options: {
  blocks: AsyncIterable<{ values: Float32Array; rows: number; width: number }>;
  multiply: MatrixProduct;
  keep: 'all' | 'bounded';
  seed?: number;
}): Promise<FeatureSummary> {
  if (options.keep === 'all') return collectAll(options.blocks);
  const { multiply } = options;
  const uniform = mulberry32(options.seed ?? 0);
  let kept = new Float64Array(0);
  let pending: Matrix = { rows: 0, columns: 0, values: new Float64Array(0) };
  let halves: [Moments, Moments] | undefined;
  let n = 0;

  const flush = async (rows: Matrix): Promise<void> => {
    halves ??= [emptyMoments(rows.columns), emptyMoments(rows.columns)];
    await mergeHalves(halves, { rows, uniform, multiply });
  };

  let width = 0;
  for await (const block of options.blocks) {
    width = block.width;
    if (kept.length === 0) {
      kept = new Float64Array(KEPT_ROWS * width);
      pending = { rows: 0, columns: width, values: new Float64Array(BLOCK_ROWS * width) };
    }
    for (let i = 0; i < block.rows; i++) {
      const row = block.values.subarray(i * width, (i + 1) * width);
      n += 1;
      if (n === KEPT_ROWS + 1)
        for (let at = 0; at < KEPT_ROWS; at += BLOCK_ROWS)
          await flush(rowsBetween(kept, width, at, at + BLOCK_ROWS));
      if (n <= KEPT_ROWS) {
        kept.set(row, (n - 1) * width);
        continue;
      }
      const place = Math.floor(uniform() * n);
      if (place < KEPT_ROWS) kept.set(row, place * width);
      pending.values.set(row, pending.rows * width);
      pending.rows += 1;
      if (pending.rows < BLOCK_ROWS) continue;
      await flush(pending);
      pending.rows = 0;
    }
  }
  if (halves === undefined) return { kind: 'samples', n, samples: rowsBetween(kept, width, 0, n) };
  if (pending.rows > 0) await flush(rowsBetween(pending.values, width, 0, pending.rows));
  return { kind: 'moments', n, samples: rowsBetween(kept, width, 0, KEPT_ROWS), halves };
}

async function collectAll(
  blocks: AsyncIterable<{ values: Float32Array; rows: number; width: number }>,
): Promise<FeatureSummary> {
  const parts: Float32Array[] = [];
  let columns = 0;
  let n = 0;
  for await (const { values, rows, width } of blocks) {
    parts.push(values);
    columns = width;
    n += rows;
  }
  const values = new Float64Array(n * columns);
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return { kind: 'samples', n, samples: { rows: n, columns, values } };
}

function rowsBetween(values: Float64Array, width: number, from: number, to: number): Matrix {
  return { rows: to - from, columns: width, values: values.slice(from * width, to * width) };
}

/** Deals the rows of a block to the two halves at random and merges their moments. */
async function mergeHalves(
  halves: [Moments, Moments],
  options: { rows: Matrix; uniform: () => number; multiply: MatrixProduct },
): Promise<void> {
  const { rows, uniform, multiply } = options;
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
