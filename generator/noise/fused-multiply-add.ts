// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const LOW = LITTLE_ENDIAN ? 0 : 1;

/** Of a double whose last bit is 0 and a tail too small for it, the neighbour that is odd. */
function roundToOdd(sum: number, tail: number): number {
  float[0] = sum;
  const low = words[LOW] ?? 0;
  if ((low & 1) === 1) return sum;
  const grows = tail > 0 === sum > 0;
  words[LOW] = grows ? low + 1 : low - 1;
  if (!grows && low === 0) words[1 - LOW] = (words[1 - LOW] ?? 0) - 1;
  return float[0];
}

/**
 * a b + c of three float32 values, rounded once to float32, as the FMA instruction does.
 *
 * The product of two float32 is exact in double. Where the sum is not, rounding it to odd first
 * makes the second rounding right.
 * Source: Boldo and Melquiond (2008), "Emulation of a FMA and correctly rounded sums", section 3.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const part = sum - product;
  const tail = product - (sum - part) + (c - part);
  return Math.fround(tail === 0 ? sum : roundToOdd(sum, tail));
}
