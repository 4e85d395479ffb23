// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { CrossedCells } from './crossed-cells.ts';
import { drawMultiplicities } from './draw-multiplicities.ts';
import type { Random } from './seeded-random.ts';

/**
 * Pigeonhole bootstrap of a mean (Owen 2007, "The pigeonhole bootstrap"): raters and prompts are
 * resampled independently, and each vote weighs the product of its rater's and its prompt's
 * multiplicities. Returns `replicates` means; NaN where a resample holds no vote.
 *
 * One pass over the rater x prompt cells a replicate; raters not drawn (about 37%) cost nothing.
 */
export function pigeonholeBootstrap(options: {
  cells: CrossedCells;
  replicates: number;
  random: Random;
}): Float64Array {
  const { cells, replicates, random } = options;
  const raterTimes = new Float64Array(cells.raters);
  const promptTimes = new Float64Array(cells.prompts);
  const means = new Float64Array(replicates);
  for (let b = 0; b < replicates; b++) {
    drawMultiplicities(raterTimes, random);
    drawMultiplicities(promptTimes, random);
    means[b] = weightedMean(cells, raterTimes, promptTimes);
  }
  return means;
}

function weightedMean(
  cells: CrossedCells,
  raterTimes: Float64Array,
  promptTimes: Float64Array,
): number {
  const { rowStart, prompt, count, sum } = cells;
  let total = 0;
  let weight = 0;
  for (let r = 0; r < cells.raters; r++) {
    const times = raterTimes[r] ?? 0;
    if (times === 0) continue;
    const end = rowStart[r + 1] ?? 0;
    let rowTotal = 0;
    let rowWeight = 0;
    for (let k = rowStart[r] ?? 0; k < end; k++) {
      const w = promptTimes[prompt[k] ?? 0] ?? 0;
      rowTotal += w * (sum[k] ?? 0);
      rowWeight += w * (count[k] ?? 0);
    }
    total += times * rowTotal;
    weight += times * rowWeight;
  }
  return total / weight;
}
