// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since an iterator or a callback at each costs ten to twenty times the loop itself.

/** The largest magnitude among some numbers; not a number where one of them is none. */
export function largestMagnitude(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest;
}

/** Takes numbers off others of the same count, in place. */
export function subtract(from: Float64Array, taken: Float64Array): void {
  if (from.length !== taken.length)
    throw new RangeError(`${taken.length} numbers cannot be taken off ${from.length}.`);
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? 0) - (taken[i] ?? 0);
}

/** Numbers times a factor, in memory of their own. */
export function scaled(values: Float64Array, factor: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = (values[i] ?? 0) * factor;
  return result;
}

/** Rows that are transposed together: what they become fills a line of the cache. */
const STRIP = 8;

/** Rows of `columns` numbers each, column by column. */
export function transposed(values: Float64Array, columns: number): Float64Array {
  const rows = values.length / columns;
  const result = new Float64Array(values.length);
  for (let top = 0; top < rows; top += STRIP) {
    const bottom = Math.min(top + STRIP, rows);
    for (let j = 0; j < columns; j++)
      for (let i = top; i < bottom; i++) result[j * rows + i] = values[i * columns + j] ?? 0;
  }
  return result;
}
