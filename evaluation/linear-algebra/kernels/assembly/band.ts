import { lastBeta, reflect } from './reflections';
import { plusProduct } from './sums';
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
  for (let at = start + step; at < end; at += step) axpy(-tau * dot(at, u, length), u, at, length);
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
