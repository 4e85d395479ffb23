import { plusProduct } from './sums';

/** Weighted sums over windows that slide along a row. Pointers count bytes. */

/** Bytes of three float64. */
const TRIPLE: usize = 24;

/**
 * Four rows of triples, `length` values apart, become four of `outputs` triples: the k-th is the sum
 * of the `width` triples from place `starts[k]` on (a float64), each times its weight, the k-th row
 * of `weights`. Added from the left, in float64, and rounded to float32. All windows are of one
 * width, so that no end of a loop is guessed wrongly: shorter ones have weights of zero, and a row
 * as many triples behind it.
 */
export function weighWindows(
  rows: usize,
  length: i32,
  starts: usize,
  weights: usize,
  width: i32,
  outputs: i32,
  out: usize,
): void {
  const row = (<usize>length) << 3;
  const outRow = <usize>outputs * TRIPLE;
  const step = (<usize>width) << 3;
  const end = starts + ((<usize>outputs) << 3);
  for (; starts < end; starts += 8, out += TRIPLE) {
    let at0 = rows + <usize>load<f64>(starts) * TRIPLE;
    let at1 = at0 + row;
    let at2 = at1 + row;
    let at3 = at2 + row;
    const last = weights + step;
    let pair0 = f64x2.splat(0);
    let pair1 = f64x2.splat(0);
    let pair2 = f64x2.splat(0);
    let pair3 = f64x2.splat(0);
    let thirds01 = f64x2.splat(0);
    let thirds23 = f64x2.splat(0);
    for (; weights < last; weights += 8) {
      const weight = v128.load_splat<f64>(weights);
      pair0 = plusProduct(pair0, weight, v128.load(at0));
      pair1 = plusProduct(pair1, weight, v128.load(at1));
      pair2 = plusProduct(pair2, weight, v128.load(at2));
      pair3 = plusProduct(pair3, weight, v128.load(at3));
      thirds01 = plusProduct(thirds01, weight, thirdsAt(at0, at1));
      thirds23 = plusProduct(thirds23, weight, thirdsAt(at2, at3));
      at0 += TRIPLE;
      at1 += TRIPLE;
      at2 += TRIPLE;
      at3 += TRIPLE;
    }
    storeTriple(out, pair0, f64x2.extract_lane(thirds01, 0));
    storeTriple(out + outRow, pair1, f64x2.extract_lane(thirds01, 1));
    storeTriple(out + 2 * outRow, pair2, f64x2.extract_lane(thirds23, 0));
    storeTriple(out + 3 * outRow, pair3, f64x2.extract_lane(thirds23, 1));
  }
}

function thirdsAt(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load_zero<u64>(first, 16), 1, 16);
}

function storeTriple(out: usize, pair: v128, third: f64): void {
  v128.store(out, f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair)));
  store<f64>(out, <f64>(<f32>third), 16);
}

/** n values as float32 at `out`, those outside of `least` and `largest` at these ends. */
export function singlesWithin(x: usize, n: i32, least: f64, largest: f64, out: usize): void {
  for (; n > 0; n--, x += 8, out += 4) store<f32>(out, <f32>min(max(load<f64>(x), least), largest));
}
