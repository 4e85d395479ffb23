/** A product with four rows of a matrix at once. Pointers and `stride` count bytes, see vectors.ts. */

import { plusLanes, plusProduct } from './sums';

const TURN: i32 = 4;
const TURN_BYTES: usize = 32;
const ELEMENT_BYTES: usize = 8;

function total(sum: f64, left: v128, right: v128): f64 {
  return plusLanes(plusLanes(sum, left), right);
}

/**
 * For the rows a_r at a, a + stride, ... : y += sum of alpha_r a_r, and the four sums of a_r x go to
 * `out`. Reading x and y once for four rows doubles the rate of a product with a symmetric matrix.
 */
export function dotAxpy4(
  alpha0: f64,
  alpha1: f64,
  alpha2: f64,
  alpha3: f64,
  a: usize,
  stride: usize,
  x: usize,
  y: usize,
  out: usize,
  n: i32,
): void {
  const both0 = f64x2.splat(alpha0);
  const both1 = f64x2.splat(alpha1);
  const both2 = f64x2.splat(alpha2);
  const both3 = f64x2.splat(alpha3);
  let row0 = a;
  let row1 = row0 + stride;
  let row2 = row1 + stride;
  let row3 = row2 + stride;
  let left0 = f64x2.splat(0);
  let left1 = f64x2.splat(0);
  let left2 = f64x2.splat(0);
  let left3 = f64x2.splat(0);
  let right0 = f64x2.splat(0);
  let right1 = f64x2.splat(0);
  let right2 = f64x2.splat(0);
  let right3 = f64x2.splat(0);
  for (; n >= TURN; n -= TURN) {
    const xLeft = v128.load(x);
    let yLeft = v128.load(y);
    let part = v128.load(row0);
    left0 = plusProduct(left0, part, xLeft);
    yLeft = plusProduct(yLeft, both0, part);
    part = v128.load(row1);
    left1 = plusProduct(left1, part, xLeft);
    yLeft = plusProduct(yLeft, both1, part);
    part = v128.load(row2);
    left2 = plusProduct(left2, part, xLeft);
    yLeft = plusProduct(yLeft, both2, part);
    part = v128.load(row3);
    left3 = plusProduct(left3, part, xLeft);
    yLeft = plusProduct(yLeft, both3, part);
    v128.store(y, yLeft);

    const xRight = v128.load(x, 16);
    let yRight = v128.load(y, 16);
    part = v128.load(row0, 16);
    right0 = plusProduct(right0, part, xRight);
    yRight = plusProduct(yRight, both0, part);
    part = v128.load(row1, 16);
    right1 = plusProduct(right1, part, xRight);
    yRight = plusProduct(yRight, both1, part);
    part = v128.load(row2, 16);
    right2 = plusProduct(right2, part, xRight);
    yRight = plusProduct(yRight, both2, part);
    part = v128.load(row3, 16);
    right3 = plusProduct(right3, part, xRight);
    yRight = plusProduct(yRight, both3, part);
    v128.store(y, yRight, 16);

    row0 += TURN_BYTES;
    row1 += TURN_BYTES;
    row2 += TURN_BYTES;
    row3 += TURN_BYTES;
    x += TURN_BYTES;
    y += TURN_BYTES;
  }
  let sum0: f64 = 0;
  let sum1: f64 = 0;
  let sum2: f64 = 0;
  let sum3: f64 = 0;
  for (; n > 0; n--) {
    const value0 = load<f64>(row0);
    const value1 = load<f64>(row1);
    const value2 = load<f64>(row2);
    const value3 = load<f64>(row3);
    const along = load<f64>(x);
    sum0 += value0 * along;
    sum1 += value1 * along;
    sum2 += value2 * along;
    sum3 += value3 * along;
    const changed = load<f64>(y) + alpha0 * value0 + alpha1 * value1 + alpha2 * value2;
    store<f64>(y, changed + alpha3 * value3);
    row0 += ELEMENT_BYTES;
    row1 += ELEMENT_BYTES;
    row2 += ELEMENT_BYTES;
    row3 += ELEMENT_BYTES;
    x += ELEMENT_BYTES;
    y += ELEMENT_BYTES;
  }
  store<f64>(out, total(sum0, left0, right0));
  store<f64>(out, total(sum1, left1, right1), 8);
  store<f64>(out, total(sum2, left2, right2), 16);
  store<f64>(out, total(sum3, left3, right3), 24);
}
