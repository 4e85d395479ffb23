/** A product of packed panels, tile by tile. Pointers and `stride` count bytes, see vectors.ts. */

import { plusProduct } from './sums';

const TILE_BYTES: usize = 32;

function subtract(row: usize, left: v128, right: v128): void {
  v128.store(row, f64x2.sub(v128.load(row), left));
  v128.store(row, f64x2.sub(v128.load(row, 16), right), 16);
}

/**
 * Four rows of C, `tiles` times four columns of it, less the product of two packed panels:
 *
 *   C[r][4 t + q] -= sum over k < depth of a[4 k + r] b[4 (t depth + k) + q]
 *
 * The sixteen sums of a tile (rows 0 to 3, columns in a left and a right pair) stay in registers over
 * the whole depth.
 */
export function subtractTiles(
  a: usize,
  b: usize,
  c: usize,
  stride: usize,
  tiles: i32,
  depth: i32,
): void {
  for (; tiles > 0; tiles--, c += TILE_BYTES) {
    let left0 = f64x2.splat(0);
    let left1 = f64x2.splat(0);
    let left2 = f64x2.splat(0);
    let left3 = f64x2.splat(0);
    let right0 = f64x2.splat(0);
    let right1 = f64x2.splat(0);
    let right2 = f64x2.splat(0);
    let right3 = f64x2.splat(0);
    let column = a;
    for (let k = 0; k < depth; k++, column += TILE_BYTES, b += TILE_BYTES) {
      const left = v128.load(b);
      const right = v128.load(b, 16);
      const row0 = v128.load_splat<f64>(column);
      left0 = plusProduct(left0, row0, left);
      right0 = plusProduct(right0, row0, right);
      const row1 = v128.load_splat<f64>(column, 8);
      left1 = plusProduct(left1, row1, left);
      right1 = plusProduct(right1, row1, right);
      const row2 = v128.load_splat<f64>(column, 16);
      left2 = plusProduct(left2, row2, left);
      right2 = plusProduct(right2, row2, right);
      const row3 = v128.load_splat<f64>(column, 24);
      left3 = plusProduct(left3, row3, left);
      right3 = plusProduct(right3, row3, right);
    }
    subtract(c, left0, right0);
    subtract(c + stride, left1, right1);
    subtract(c + 2 * stride, left2, right2);
    subtract(c + 3 * stride, left3, right3);
  }
}
