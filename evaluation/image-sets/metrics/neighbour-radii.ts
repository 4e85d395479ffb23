import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/**
 * The squared distance of each row to its k-th nearest other row of the same set; in memory of one
 * block and k numbers a row.
 */
export async function neighbourRadii(options: {
  set: Matrix;
  k: number;
  multiply: MatrixProduct;
}): Promise<Float64Array> {
  const { set, k, multiply } = options;
  if (set.rows <= k) throw new RangeError(`A set of ${set.rows} has no ${k} neighbours a sample.`);
  const squared = squaredNorms(set);
  const nearest = new Float64Array(set.rows * k).fill(Infinity);
  await forEachProductBlock({ left: set, right: set, multiply }, (block) => {
    for (let i = 0; i < block.rows; i++) {
      const row = block.rowStart + i;
      const kept = nearest.subarray(row * k, (row + 1) * k);
      for (let j = 0; j < block.columns; j++) {
        const other = block.columnStart + j;
        if (other === row) continue;
        const product = block.values[i * block.columns + j] ?? 0;
        insert(kept, Math.max(0, (squared[row] ?? 0) + (squared[other] ?? 0) - 2 * product));
      }
    }
  });
  return Float64Array.from({ length: set.rows }, (_, i) => nearest[i * k + k - 1] ?? Infinity);
}

/** Puts a distance into an ascending list of fixed length, if it belongs there. */
function insert(ascending: Float64Array, distance: number): void {
  let place = ascending.length - 1;
  if (!(distance < (ascending[place] ?? Infinity))) return;
  for (; place > 0 && (ascending[place - 1] ?? 0) > distance; place--)
    ascending[place] = ascending[place - 1] ?? 0;
  ascending[place] = distance;
}
