// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used. Four replicates at once, so that a cell is read once for all of them.
import type { CrossedCells } from './crossed-cells.ts';
import type { Multiplicities } from './draw-multiplicities.ts';

/** Replicates at once; `addCells` has a line for each. */
const ABREAST = 4;

/**
 * Σ_cells value · t_rater · t_prompt of each replicate of a bootstrap, t being how often a rater or a
 * prompt was drawn in it. One number a cell in `values`.
 */
export function weightedTotals(
  cells: CrossedCells,
  values: Float64Array,
  { raters, prompts }: { raters: Multiplicities; prompts: Multiplicities },
): Float64Array {
  const { replicates } = raters;
  const totals = new Float64Array(Math.ceil(replicates / ABREAST) * ABREAST);
  const raterTimes = new Float64Array(raters.units * ABREAST);
  const promptTimes = new Float64Array(prompts.units * ABREAST);
  for (let b = 0; b < replicates; b += ABREAST) {
    layAbreast(raters, b, raterTimes);
    layAbreast(prompts, b, promptTimes);
    const own = totals.subarray(b, b + ABREAST);
    addCells(cells, values, { raterTimes, promptTimes, totals: own });
  }
  return totals.subarray(0, replicates);
}

/** How often a unit was drawn in the replicates from `first` on, side by side; 0 beyond the last. */
function layAbreast(
  { units, replicates, times }: Multiplicities,
  first: number,
  into: Float64Array,
): void {
  for (let lane = 0; lane < ABREAST; lane++) {
    const from = (first + lane) * units;
    const isDrawn = first + lane < replicates;
    for (let unit = 0; unit < units; unit++) {
      into[unit * ABREAST + lane] = isDrawn ? (times[from + unit] ?? 0) : 0;
    }
  }
}

function addCells(
  { raters, rowStart, prompt }: CrossedCells,
  values: Float64Array,
  drawn: { raterTimes: Float64Array; promptTimes: Float64Array; totals: Float64Array },
): void {
  const { raterTimes, promptTimes, totals } = drawn;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let r = 0; r < raters; r++) {
    const end = rowStart[r + 1] ?? 0;
    let rowA = 0;
    let rowB = 0;
    let rowC = 0;
    let rowD = 0;
    for (let k = rowStart[r] ?? 0; k < end; k++) {
      const value = values[k] ?? 0;
      const p = (prompt[k] ?? 0) * ABREAST;
      rowA += value * (promptTimes[p] ?? 0);
      rowB += value * (promptTimes[p + 1] ?? 0);
      rowC += value * (promptTimes[p + 2] ?? 0);
      rowD += value * (promptTimes[p + 3] ?? 0);
    }
    const lane = r * ABREAST;
    a += rowA * (raterTimes[lane] ?? 0);
    b += rowB * (raterTimes[lane + 1] ?? 0);
    c += rowC * (raterTimes[lane + 2] ?? 0);
    d += rowD * (raterTimes[lane + 3] ?? 0);
  }
  totals[0] = a;
  totals[1] = b;
  totals[2] = c;
  totals[3] = d;
}
