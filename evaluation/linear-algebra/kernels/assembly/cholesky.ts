import { lessProduct } from './sums';
import { dot } from './vectors';

/**
 * Cholesky factors F with F Fᵀ = A of symmetric positive semidefinite matrices, stored by rows.
 * Pointers count bytes. A pivot is no larger than rounding when it is below `rounding` times the
 * diagonal entry that it is left of.
 */

/** Rows that are solved together, as four vectors of two. */
const STRIP: i32 = 8;

/**
 * Columns of the factor, `width` of them: `panel` holds rows of A from the columns' own diagonal block
 * down, and is lessened by `change`, what earlier columns take of it; `room` is for eight rows. Gives
 * false where a pivot is no larger than rounding. Source: Golub & Van Loan, Matrix Computations,
 * section 4.2.
 */
export function choleskyPanel(
  panel: usize,
  change: usize,
  room: usize,
  rows: i32,
  width: i32,
  rounding: f64,
): bool {
  const step = (<usize>width) << 3;
  for (let i = 0; i < width; i++) {
    const row = panel + <usize>i * step;
    const taken = change + <usize>i * step;
    solveRow(panel, taken, row, step, i);
    const diagonal = row + ((<usize>i) << 3);
    const whole = load<f64>(diagonal);
    const left = whole - load<f64>(taken + ((<usize>i) << 3)) - dot(row, row, i);
    if (!(left > rounding * whole)) return false;
    store<f64>(diagonal, sqrt(left));
    memory.fill(diagonal + 8, 0, step - ((<usize>(i + 1)) << 3));
  }
  let i = width;
  for (; i + STRIP <= rows; i += STRIP)
    solveStrip(panel, change + <usize>i * step, panel + <usize>i * step, step, width, room);
  for (; i < rows; i++)
    solveRow(panel, change + <usize>i * step, panel + <usize>i * step, step, width);
  return true;
}

/** The first `count` entries of a row of the factor, below the rows of `triangle`. */
function solveRow(triangle: usize, taken: usize, row: usize, step: usize, count: i32): void {
  for (let j = 0; j < count; j++) {
    const known = triangle + <usize>j * step;
    const column = (<usize>j) << 3;
    const left = load<f64>(row + column) - load<f64>(taken + column);
    store<f64>(row + column, (left - dot(row, known, j)) / load<f64>(known + column));
  }
}

/** Eight rows of the factor side by side in `room`, an entry of each at a time: sums in registers. */
function solveStrip(
  triangle: usize,
  taken: usize,
  rows: usize,
  step: usize,
  width: i32,
  room: usize,
): void {
  for (let r = 0; r < STRIP; r++)
    for (let j = 0; j < width; j++) {
      const place = <usize>r * step + ((<usize>j) << 3);
      const left = load<f64>(rows + place) - load<f64>(taken + place);
      store<f64>(room + ((<usize>(j * STRIP + r)) << 3), left);
    }
  let own = room;
  for (let j = 0; j < width; j++, own += (<usize>STRIP) << 3) {
    let left0 = v128.load(own);
    let left1 = v128.load(own, 16);
    let left2 = v128.load(own, 32);
    let left3 = v128.load(own, 48);
    let entry = triangle + <usize>j * step;
    for (let known = room; known < own; known += (<usize>STRIP) << 3, entry += 8) {
      const factor = v128.load_splat<f64>(entry);
      left0 = lessProduct(left0, factor, v128.load(known));
      left1 = lessProduct(left1, factor, v128.load(known, 16));
      left2 = lessProduct(left2, factor, v128.load(known, 32));
      left3 = lessProduct(left3, factor, v128.load(known, 48));
    }
    const pivot = v128.load_splat<f64>(entry);
    v128.store(own, f64x2.div(left0, pivot));
    v128.store(own, f64x2.div(left1, pivot), 16);
    v128.store(own, f64x2.div(left2, pivot), 32);
    v128.store(own, f64x2.div(left3, pivot), 48);
  }
  for (let r = 0; r < STRIP; r++)
    for (let j = 0; j < width; j++)
      store<f64>(
        rows + <usize>r * step + ((<usize>j) << 3),
        load<f64>(room + ((<usize>(j * STRIP + r)) << 3)),
      );
}

/**
 * A factor with the largest remaining diagonal entry as pivot each time: `factor` (n x n, zeros at
 * first) gets a column for each pivot, `left` (n) what remains of the diagonal, `pivots` (n, as
 * float64) the pivots' rows in order, followed by the other rows. Gives the number of pivots.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, section 10.3.
 */
export function pivotedCholesky(
  matrix: usize,
  n: i32,
  factor: usize,
  left: usize,
  pivots: usize,
  rounding: f64,
): i32 {
  const step = (<usize>n) << 3;
  for (let i = 0; i < n; i++) {
    store<f64>(left + ((<usize>i) << 3), load<f64>(matrix + <usize>i * (step + 8)));
    store<f64>(pivots + ((<usize>i) << 3), i);
  }
  for (let rank = 0; rank < n; rank++) {
    const place = largestLeft(matrix, step, n, left, pivots, rank, rounding);
    if (place < 0) return rank;
    const pivot = exchange(pivots, rank, place);
    const row = factor + <usize>pivot * step;
    const column = (<usize>rank) << 3;
    const root = sqrt(load<f64>(left + ((<usize>pivot) << 3)));
    store<f64>(row + column, root);
    store<f64>(left + ((<usize>pivot) << 3), 0);
    for (let k = rank + 1; k < n; k++) {
      const i = <usize>load<f64>(pivots + ((<usize>k) << 3));
      const other = factor + i * step;
      const entry = load<f64>(matrix + <usize>pivot * step + (i << 3));
      const value = (entry - dot(other, row, rank)) / root;
      store<f64>(other + column, value);
      const remaining = left + (i << 3);
      store<f64>(remaining, load<f64>(remaining) - value * value);
    }
  }
  return n;
}

/** The place in `pivots` of the largest that remains above rounding; -1 where none does. */
function largestLeft(
  matrix: usize,
  step: usize,
  n: i32,
  left: usize,
  pivots: usize,
  rank: i32,
  rounding: f64,
): i32 {
  let best = -1;
  let largest: f64 = 0;
  for (let k = rank; k < n; k++) {
    const i = <usize>load<f64>(pivots + ((<usize>k) << 3));
    const value = load<f64>(left + (i << 3));
    if (value > largest && value > rounding * load<f64>(matrix + i * (step + 8))) {
      best = k;
      largest = value;
    }
  }
  return best;
}

/** Exchanges two places and gives what now is at the first. */
function exchange(list: usize, first: i32, second: i32): i32 {
  const a = list + ((<usize>first) << 3);
  const b = list + ((<usize>second) << 3);
  const kept = load<f64>(a);
  store<f64>(a, load<f64>(b));
  store<f64>(b, kept);
  return <i32>load<f64>(a);
}

/**
 * The largest entry of A - F Fᵀ among the rows that were no pivots, beside the root of the product of
 * the diagonal entries that it lies between; a matrix that is positive semidefinite leaves none but
 * rounding. Gives infinity where such a diagonal entry is negative or zero beside an entry that is not.
 */
export function relativeResidual(
  matrix: usize,
  n: i32,
  factor: usize,
  pivots: usize,
  rank: i32,
): f64 {
  const step = (<usize>n) << 3;
  let largest: f64 = 0;
  for (let k = rank; k < n; k++) {
    const i = <usize>load<f64>(pivots + ((<usize>k) << 3));
    const own = load<f64>(matrix + i * (step + 8));
    if (own < 0) return Infinity;
    for (let l = rank; l <= k; l++) {
      const j = <usize>load<f64>(pivots + ((<usize>l) << 3));
      const taken = dot(factor + i * step, factor + j * step, rank);
      const residual = abs(load<f64>(matrix + i * step + (j << 3)) - taken);
      const between = sqrt(own * load<f64>(matrix + j * (step + 8)));
      if (residual > 0) largest = max(largest, residual / between);
    }
  }
  return largest;
}

/** Solves L c = x for each of `count` rows x of n values, in place; L (n x n) is a lower triangle. */
export function solveTriangle(triangle: usize, n: i32, rows: usize, count: i32): void {
  const step = (<usize>n) << 3;
  for (let i = 0; i < count; i++, rows += step)
    for (let k = 0; k < n; k++) {
      const line = triangle + <usize>k * step;
      const place = rows + ((<usize>k) << 3);
      const left = load<f64>(place) - dot(line, rows, k);
      store<f64>(place, left / load<f64>(line + ((<usize>k) << 3)));
    }
}
