// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { Random } from './seeded-random.ts';

/**
 * How often each of some units was drawn in each replicate of a bootstrap: `times[b * units + unit]`.
 * A byte holds it: that one of n units is drawn 256 times in n draws has a chance below 10^-500.
 */
export type Multiplicities = {
  units: number;
  replicates: number;
  times: Uint8Array;
  /** no unit was drawn more often in a replicate */
  most: number;
};

/**
 * Draws each kind of units with replacement, as many as there are (the bootstrap of Efron 1979): the
 * first kind, then the next, replicate after replicate.
 *
 * @param options.units how many there are of each kind
 */
export function drawMultiplicities(options: {
  units: readonly number[];
  replicates: number;
  random: Random;
}): Multiplicities[] {
  const { replicates, random } = options;
  const draws = options.units.map((units) => ({
    units,
    replicates,
    times: new Uint8Array(replicates * units),
    most: 0,
  }));
  for (let b = 0; b < replicates; b++) {
    for (const kind of draws) {
      const { units, times } = kind;
      const most = drawReplicate(times, { from: b * units, units, random });
      kind.most = Math.max(kind.most, most);
    }
  }
  return draws;
}

/** Gives how often the unit was drawn that was drawn most often. */
function drawReplicate(
  times: Uint8Array,
  { from, units, random }: { from: number; units: number; random: Random },
): number {
  let most = 0;
  for (let k = 0; k < units; k++) {
    const drawn = from + Math.floor(random() * units);
    const often = (times[drawn] ?? 0) + 1;
    times[drawn] = often;
    if (often > most) most = often;
  }
  return most;
}
