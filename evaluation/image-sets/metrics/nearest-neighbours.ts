import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/** For each query its nearest row of the set and their Euclidean distance. */
export type Neighbours = { indices: Int32Array; distances: Float64Array };

/** Finds the nearest row of `set` for each row of `queries`, in the memory of one block. */
export async function nearestNeighbours(options: {
  queries: Matrix;
  set: Matrix;
  multiply: MatrixProduct;
}): Promise<Neighbours> {
  const { queries, set, multiply } = options;
  const querySquared = squaredNorms(queries);
  const setSquared = squaredNorms(set);
  const indices = new Int32Array(queries.rows).fill(-1);
  const distances = new Float64Array(queries.rows).fill(Infinity);
  await forEachProductBlock({ left: queries, right: set, multiply }, (block) => {
    for (let i = 0; i < block.rows; i++) {
      const query = block.rowStart + i;
      for (let j = 0; j < block.columns; j++) {
        const other = block.columnStart + j;
        const product = block.values[i * block.columns + j] ?? 0;
        const squared = (querySquared[query] ?? 0) + (setSquared[other] ?? 0) - 2 * product;
        if (squared < (distances[query] ?? 0)) {
          distances[query] = squared;
          indices[query] = other;
        }
      }
    }
  });
  return { indices, distances: distances.map((squared) => Math.sqrt(Math.max(0, squared))) };
}
