// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { Random } from './seeded-random.ts';

/**
 * How often each of `times.length` units appears when that many are drawn with replacement
 * (the bootstrap of Efron 1979). Overwrites `times`.
 */
export function drawMultiplicities(times: Float64Array, random: Random): void {
  times.fill(0);
  for (let k = 0; k < times.length; k++) {
    const drawn = Math.floor(random() * times.length);
    times[drawn] = (times[drawn] ?? 0) + 1;
  }
}
