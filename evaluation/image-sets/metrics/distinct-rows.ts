import type { Matrix } from '../../linear-algebra/matrix.ts';

/**
 * A number that tells rows of features apart: of their bits, so that equal rows have equal keys, and
 * unlike ones, but for one in 2^52, unlike keys.
 *
 * Source: the mixing of MurmurHash3 (Appleby, public domain), twice.
 */
export function rowKey(row: Float32Array | Float64Array): number {
  const words = new Uint32Array(row.buffer, row.byteOffset, row.byteLength / 4);
  let [first, second] = [0x9747b28c, 0x3c6ef372];
  for (const word of words) {
    first = Math.imul(first ^ word, 0xcc9e2d51);
    first ^= first >>> 15;
    second = Math.imul(second ^ word, 0x1b873593);
    second ^= second >>> 13;
  }
  return mixed(first) * 2 ** 20 + (mixed(second) >>> 12);
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (whole ^ (whole >>> 16)) >>> 0;
}

/** How many different keys there are. */
export function countDistinct(keys: readonly number[]): number {
  const sorted = Float64Array.from(keys).sort();
  return sorted.reduce((count, key, i) => (i > 0 && sorted[i - 1] === key ? count : count + 1), 0);
}

/** Numbers of a row by which most are told apart, in a hundredth of the time. */
const BEGINNING = 16;

/** How many different rows a matrix has. */
export function distinctRows({ rows, columns, values }: Matrix): number {
  const distinctBy = (width: number): number =>
    countDistinct(
      Array.from({ length: rows }, (_, i) =>
        rowKey(values.subarray(i * columns, i * columns + width)),
      ),
    );
  const byBeginning = distinctBy(Math.min(BEGINNING, columns));
  return byBeginning === rows ? rows : distinctBy(columns);
}
