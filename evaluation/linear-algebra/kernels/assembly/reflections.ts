import { axpy, dot } from './vectors';

/**
 * Householder reflections H = I - tau u uᵀ that send a vector to (beta, 0, ..., 0), and blocks of
 * them. Source: Golub & Van Loan, Matrix Computations, sections 5.1 and 5.2.3. Pointers count bytes.
 */

/** beta of the reflection that `reflect` made last. */
export let lastBeta: f64 = 0;

/**
 * Turns the n values at x into u; gives tau and leaves beta in `lastBeta`. The sign of beta is chosen
 * so that nothing cancels. Where all but the first value are zero, there is no reflection: tau is 0.
 */
export function reflect(x: usize, n: i32): f64 {
  const head = load<f64>(x);
  const squares = dot(x + 8, x + 8, n - 1);
  lastBeta = head;
  if (squares == 0) return 0;
  const norm = sqrt(head * head + squares);
  const beta = head > 0 ? -norm : norm;
  lastBeta = beta;
  store<f64>(x, head - beta);
  return -1 / (beta * (head - beta));
}

/**
 * Makes `count` rows of `length` values lower triangular by reflections from the right. Row j becomes
 * its reflection's u, zero before place j; the triangle goes to `triangle` (count x count, by rows,
 * zero above its diagonal) and T to `factor` (upper triangular), so that the product of the
 * reflections, the first one foremost, is I - U T Uᵀ with the u as columns of U.
 */
export function reflectRows(
  rows: usize,
  count: i32,
  length: i32,
  triangle: usize,
  factor: usize,
): void {
  const stride = (<usize>length) << 3;
  const edge = (<usize>count) << 3;
  memory.fill(triangle, 0, <usize>count * edge);
  memory.fill(factor, 0, <usize>count * edge);
  for (let j = 0; j < count; j++) {
    const row = rows + <usize>j * stride;
    const offset = (<usize>min(j, length)) << 3;
    memory.copy(triangle + <usize>j * edge, row, offset);
    memory.fill(row, 0, offset);
    if (j >= length) continue;
    const rest = length - j;
    const tau = reflect(row + offset, rest);
    store<f64>(triangle + <usize>j * (edge + 8), lastBeta);
    if (tau == 0) {
      memory.fill(row + offset, 0, (<usize>rest) << 3);
      continue;
    }
    for (let i = j + 1; i < count; i++) {
      const other = rows + <usize>i * stride + offset;
      axpy(-tau * dot(row + offset, other, rest), row + offset, other, rest);
    }
    extendFactor(rows, j, length, factor, edge, tau);
  }
}

/** Column j of T: -tau T (Uᵀ u_j) above the diagonal, tau on it. */
function extendFactor(
  rows: usize,
  j: i32,
  length: i32,
  factor: usize,
  edge: usize,
  tau: f64,
): void {
  const stride = (<usize>length) << 3;
  const offset = (<usize>j) << 3;
  const own = rows + <usize>j * stride + offset;
  const column = factor + offset;
  for (let i = 0; i < j; i++)
    store<f64>(
      column + <usize>i * edge,
      -tau * dot(rows + <usize>i * stride + offset, own, length - j),
    );
  for (let i = 0; i < j; i++) {
    let sum: f64 = 0;
    for (let k = i; k < j; k++) {
      const entry = load<f64>(factor + <usize>i * edge + ((<usize>k) << 3));
      sum += entry * load<f64>(column + <usize>k * edge);
    }
    store<f64>(column + <usize>i * edge, sum);
  }
  store<f64>(column + <usize>j * edge, tau);
}
