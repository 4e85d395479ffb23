import { at } from '#domain/at.ts';
import { forEachDistance } from './for-each-distance.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';

/** For each query its nearest row of the set and their squared Euclidean distance. */
export type Neighbours = { indices: Int32Array; squared: Float64Array };

/** Finds the nearest row of `set` for each row of `queries`, in the memory of one block. */
export async function nearestNeighbours(options: {
  queries: Matrix;
  set: Matrix;
  multiply: MatrixProduct;
}): Promise<Neighbours> {
  const { queries, set, multiply } = options;
  const indices = new Int32Array(queries.rows).fill(-1);
  const nearest = new Float64Array(queries.rows).fill(Infinity);
  await forEachDistance({ left: queries, right: set, multiply }, (squared, query, other) => {
    if (squared >= at(nearest, query)) return;
    nearest[query] = squared;
    indices[query] = other;
  });
  return { indices, squared: nearest };
}
