import { lastBeta, reflect } from './reflections';
import { plusLanes, plusProduct } from './sums';
import { axpy, dot } from './vectors';

/**
 * From a band to two diagonals. The band's rows are sheared together: entry (i, j) lies at
 * `origin + 8 (i stride + j)`, with a stride smaller than a row, so that the places of far entries,
 * which are zero, are shared.
 */

const STRIP: i32 = 8;
const STRIP_BYTES: usize = 64;

/**
 * Makes an upper band (`width` diagonals above the main one; as many below and twice as many above
 * have room) upper bidiagonal by reflections from the right and the left in turn. Each row's own
 * reflection raises a bulge one block further down, which is chased off the end before the next row.
 * `u` is room for `width` values.
 *
 * Source: Lang, "Parallel reduction of banded matrices to bidiagonal form", Parallel Computing 22,
 * 1996; 8 n² width operations.
 */
export function bandToBidiagonal(origin: usize, stride: usize, n: i32, width: i32, u: usize): void {
  for (let first = 0; first < n - 1; first++) {
    let row = first;
    for (let column = first + 1; column < n; column += width) {
      const length = min(width, n - column);
      fromRight(origin, stride, row, column, length, u);
      fromLeft(origin, stride, column, length, min(length + width, n - column), u);
      row = column;
    }
  }
}

/** Clears `row` right of `column`, in all rows down to the last that has entries there. */
function fromRight(
  origin: usize,
  stride: usize,
  row: i32,
  column: i32,
  length: i32,
  u: usize,
): void {
  const step = stride << 3;
  const bytes = (<usize>length) << 3;
  const start = origin + <usize>row * step + ((<usize>column) << 3);
  memory.copy(u, start, bytes);
  const tau = reflect(u, length);
  if (tau == 0) return;
  store<f64>(start, lastBeta);
  memory.fill(start + 8, 0, bytes - 8);
  const end = origin + <usize>(column + length) * step + ((<usize>column) << 3);
  let at = start + step;
  for (; at + 3 * step < end; at += 4 * step) reflectFourRows(at, step, length, u, tau);
  for (; at < end; at += step) axpy(-tau * dot(at, u, length), u, at, length);
}

/** Four rows less tau (rows u) uᵀ: each value of u is read once for all. */
function reflectFourRows(at0: usize, step: usize, length: i32, u: usize, tau: f64): void {
  const at1 = at0 + step;
  const at2 = at1 + step;
  const at3 = at2 + step;
  let pair0 = f64x2.splat(0);
  let pair1 = f64x2.splat(0);
  let pair2 = f64x2.splat(0);
  let pair3 = f64x2.splat(0);
  const bytes = (<usize>length) << 3;
  const whole = bytes & ~15;
  for (let place: usize = 0; place < whole; place += 16) {
    const factor = v128.load(u + place);
    pair0 = plusProduct(pair0, factor, v128.load(at0 + place));
    pair1 = plusProduct(pair1, factor, v128.load(at1 + place));
    pair2 = plusProduct(pair2, factor, v128.load(at2 + place));
    pair3 = plusProduct(pair3, factor, v128.load(at3 + place));
  }
  let sum0: f64 = 0;
  let sum1: f64 = 0;
  let sum2: f64 = 0;
  let sum3: f64 = 0;
  if (whole < bytes) {
    const factor = load<f64>(u + whole);
    sum0 = factor * load<f64>(at0 + whole);
    sum1 = factor * load<f64>(at1 + whole);
    sum2 = factor * load<f64>(at2 + whole);
    sum3 = factor * load<f64>(at3 + whole);
  }
  sum0 = -tau * plusLanes(sum0, pair0);
  sum1 = -tau * plusLanes(sum1, pair1);
  sum2 = -tau * plusLanes(sum2, pair2);
  sum3 = -tau * plusLanes(sum3, pair3);
  const both0 = f64x2.splat(sum0);
  const both1 = f64x2.splat(sum1);
  const both2 = f64x2.splat(sum2);
  const both3 = f64x2.splat(sum3);
  for (let place: usize = 0; place < whole; place += 16) {
    const factor = v128.load(u + place);
    v128.store(at0 + place, plusProduct(v128.load(at0 + place), both0, factor));
    v128.store(at1 + place, plusProduct(v128.load(at1 + place), both1, factor));
    v128.store(at2 + place, plusProduct(v128.load(at2 + place), both2, factor));
    v128.store(at3 + place, plusProduct(v128.load(at3 + place), both3, factor));
  }
  if (whole < bytes) {
    const factor = load<f64>(u + whole);
    store<f64>(at0 + whole, load<f64>(at0 + whole) + sum0 * factor);
    store<f64>(at1 + whole, load<f64>(at1 + whole) + sum1 * factor);
    store<f64>(at2 + whole, load<f64>(at2 + whole) + sum2 * factor);
    store<f64>(at3 + whole, load<f64>(at3 + whole) + sum3 * factor);
  }
}

/** Clears column `first` below the diagonal, in `columns` columns of the `length` rows from there. */
function fromLeft(
  origin: usize,
  stride: usize,
  first: i32,
  length: i32,
  columns: i32,
  u: usize,
): void {
  const step = stride << 3;
  const start = origin + <usize>first * (step + 8);
  for (let i = 0; i < length; i++)
    store<f64>(u + ((<usize>i) << 3), load<f64>(start + <usize>i * step));
  const tau = reflect(u, length);
  if (tau == 0) return;
  store<f64>(start, lastBeta);
  for (let i = 1; i < length; i++) store<f64>(start + <usize>i * step, 0);
  let at = start + 8;
  let left = columns - 1;
  for (; left >= STRIP; left -= STRIP, at += STRIP_BYTES) reflectStrip(at, step, length, u, tau);
  for (; left > 0; left--, at += 8) reflectColumn(at, step, length, u, tau);
}

/** Eight columns less tau u (uᵀ columns): their sums stay in registers. */
function reflectStrip(start: usize, step: usize, length: i32, u: usize, tau: f64): void {
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  const end = u + ((<usize>length) << 3);
  let at = start;
  for (let place = u; place < end; place += 8, at += step) {
    const factor = v128.load_splat<f64>(place);
    sum0 = plusProduct(sum0, factor, v128.load(at));
    sum1 = plusProduct(sum1, factor, v128.load(at, 16));
    sum2 = plusProduct(sum2, factor, v128.load(at, 32));
    sum3 = plusProduct(sum3, factor, v128.load(at, 48));
  }
  const scale = f64x2.splat(-tau);
  sum0 = f64x2.mul(scale, sum0);
  sum1 = f64x2.mul(scale, sum1);
  sum2 = f64x2.mul(scale, sum2);
  sum3 = f64x2.mul(scale, sum3);
  at = start;
  for (let place = u; place < end; place += 8, at += step) {
    const factor = v128.load_splat<f64>(place);
    v128.store(at, plusProduct(v128.load(at), factor, sum0));
    v128.store(at, plusProduct(v128.load(at, 16), factor, sum1), 16);
    v128.store(at, plusProduct(v128.load(at, 32), factor, sum2), 32);
    v128.store(at, plusProduct(v128.load(at, 48), factor, sum3), 48);
  }
}

function reflectColumn(start: usize, step: usize, length: i32, u: usize, tau: f64): void {
  let sum: f64 = 0;
  for (let i = 0; i < length; i++)
    sum += load<f64>(u + ((<usize>i) << 3)) * load<f64>(start + <usize>i * step);
  sum *= -tau;
  for (let i = 0; i < length; i++) {
    const at = start + <usize>i * step;
    store<f64>(at, load<f64>(at) + load<f64>(u + ((<usize>i) << 3)) * sum);
  }
}
