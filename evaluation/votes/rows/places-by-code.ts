// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used. Grouping an iterator of places took most of a breakdown.
import { orderedBy } from '../../statistics/vote-cells.ts';

/** The places at which each code stands, in ascending order of both. */
export function placesByCode(codes: ArrayLike<number>): Map<number, Int32Array> {
  const order = orderedBy(codes, null);
  const places = new Map<number, Int32Array>();
  for (let from = 0, to = 0; from < order.length; from = to) {
    const code = codes[order[from] ?? 0] ?? 0;
    while (to < order.length && codes[order[to] ?? 0] === code) to += 1;
    places.set(code, order.subarray(from, to));
  }
  return places;
}
