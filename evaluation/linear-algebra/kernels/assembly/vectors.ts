/**
 * Loops over rows of float64 in linear memory, written in AssemblyScript: TypeScript's syntax with
 * WebAssembly's types. Pointers (`usize`) count bytes, lengths (`i32`) count elements.
 *
 * A turn of a main loop takes eight elements as four vectors of two, each with an accumulator of its
 * own, so that no addition waits for the one before it. What is left over is done one by one.
 */

import { plusLanes, plusProduct } from './sums';

const TURN: i32 = 8;
const TURN_BYTES: usize = 64;
const ELEMENT_BYTES: usize = 8;

/** The sum of x_i y_i. */
export function dot(x: usize, y: usize, n: i32): f64 {
  let sum: f64 = 0;
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  for (; n >= TURN; n -= TURN, x += TURN_BYTES, y += TURN_BYTES) {
    sum0 = plusProduct(sum0, v128.load(x), v128.load(y));
    sum1 = plusProduct(sum1, v128.load(x, 16), v128.load(y, 16));
    sum2 = plusProduct(sum2, v128.load(x, 32), v128.load(y, 32));
    sum3 = plusProduct(sum3, v128.load(x, 48), v128.load(y, 48));
  }
  for (; n > 0; n--, x += ELEMENT_BYTES, y += ELEMENT_BYTES) sum += load<f64>(x) * load<f64>(y);
  return plusLanes(plusLanes(plusLanes(plusLanes(sum, sum0), sum1), sum2), sum3);
}

/** y += alpha x */
export function axpy(alpha: f64, x: usize, y: usize, n: i32): void {
  const both = f64x2.splat(alpha);
  for (; n >= TURN; n -= TURN, x += TURN_BYTES, y += TURN_BYTES) {
    v128.store(y, plusProduct(v128.load(y), both, v128.load(x)));
    v128.store(y, plusProduct(v128.load(y, 16), both, v128.load(x, 16)), 16);
    v128.store(y, plusProduct(v128.load(y, 32), both, v128.load(x, 32)), 32);
    v128.store(y, plusProduct(v128.load(y, 48), both, v128.load(x, 48)), 48);
  }
  for (; n > 0; n--, x += ELEMENT_BYTES, y += ELEMENT_BYTES)
    store<f64>(y, load<f64>(y) + alpha * load<f64>(x));
}
