import { at } from '#domain/at.ts';
import { forEachDistance } from './for-each-distance.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';

/**
 * The squared distance of each row to its k-th nearest other row of the same set; in memory of one
 * block and k numbers a row. Rows equal to it are its neighbours too, at distance 0, unless
 * `distinct` passes them over; infinite where there are then no k others.
 */
export async function neighbourRadii(options: {
  set: Matrix;
  k: number;
  multiply: MatrixProduct;
  distinct?: boolean;
}): Promise<Float64Array> {
  const { set, k, multiply, distinct = false } = options;
  if (set.rows <= k) throw new RangeError(`A set of ${set.rows} has no ${k} neighbours a sample.`);
  const nearest = new Float64Array(set.rows * k).fill(Infinity);
  await forEachDistance({ left: set, right: set, multiply }, (squared, row, other) => {
    if (other === row || (distinct && squared === 0)) return;
    const farthest = row * k + k - 1;
    if (squared < at(nearest, farthest)) insert(nearest, squared, row * k, farthest);
  });
  return nearest.filter((_, place) => place % k === k - 1);
}

/** Puts a distance into the ascending list between two places, whose last one it displaces. */
function insert(lists: Float64Array, distance: number, first: number, last: number): void {
  let place = last;
  for (; place > first && at(lists, place - 1) > distance; place--)
    lists[place] = at(lists, place - 1);
  lists[place] = distance;
}
