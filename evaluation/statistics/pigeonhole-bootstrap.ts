import { at } from '#domain/at.ts';
import type { CrossedCells } from './crossed-cells.ts';
import type { Multiplicities } from './draw-multiplicities.ts';
import { weightedTotals } from './weighted-totals.ts';

/** Sums of whole numbers are exact up to here. */
const EXACT = 2 ** 53;

/**
 * Pigeonhole bootstrap of a mean (Owen 2007, "The pigeonhole bootstrap"): raters and prompts are
 * resampled independently, and each vote weighs the product of its rater's and its prompt's
 * multiplicities. Returns one mean a replicate; NaN where a resample holds no vote.
 *
 * @param options.raters how often each rater of the cells was drawn, and `prompts` each prompt
 */
export function pigeonholeBootstrap(options: {
  cells: CrossedCells;
  raters: Multiplicities;
  prompts: Multiplicities;
}): Float64Array {
  const { cells, ...drawn } = options;
  const base = baseOf(cells, drawn);
  if (base === null) {
    const weights = weightedTotals(cells, cells.count, drawn);
    return weightedTotals(cells, cells.sum, drawn).map((total, b) => total / at(weights, b));
  }
  // sum and count of a cell in one number: one pass adds both
  const both = cells.count.map((count, k) => count * base + at(cells.sum, k));
  return weightedTotals(cells, both, drawn).map((total) => {
    const weight = Math.round(total / base);
    return (total - weight * base) / weight;
  });
}

/**
 * A power of two that no weighted sum reaches half of, so that `weight * base + sum` tells both; null
 * where scores are not whole numbers, or are so many that they would not be told apart.
 */
function baseOf(
  { count, sum }: CrossedCells,
  { raters, prompts }: { raters: Multiplicities; prompts: Multiplicities },
): number | null {
  if (!sum.every(Number.isInteger)) return null;
  const most = raters.most * prompts.most;
  const weight = most * count.reduce((total, own) => total + own, 0);
  const size = most * sum.reduce((total, own) => total + Math.abs(own), 0);
  const base = 2 ** Math.ceil(Math.log2(2 * size + 2));
  return weight * base + size < EXACT ? base : null;
}
