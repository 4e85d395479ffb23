// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
/**
 * The result of `each` on the elements of two arrays of the same length, rounded to float32.
 * `each` must round its own intermediate results (`Math.fround`) to give what tensors of float32 do.
 */
export function combine(
  a: Float32Array,
  b: Float32Array,
  each: (x: number, y: number) => number,
): Float32Array {
  const result = new Float32Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = each(a[i] ?? 0, b[i] ?? 0);
  return result;
}
