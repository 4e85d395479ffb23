// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each makes it take two thirds longer.
import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/** A kernel of two vectors that needs their inner product and squared norms only. */
export type Kernel = (product: number, leftSquared: number, rightSquared: number) => number;

/** The means of the kernel over the other set, for each row of either, and of its square over all. */
export type KernelMeans = { ofRows: Float64Array; ofColumns: Float64Array; ofSquares: number };

/** The kernel of each row of `left` with each row of `right`, averaged either way. */
export async function kernelMeans(options: {
  left: Matrix;
  right: Matrix;
  kernel: Kernel;
  multiply: MatrixProduct;
}): Promise<KernelMeans> {
  const { left, right, kernel, multiply } = options;
  const leftSquared = squaredNorms(left);
  const rightSquared = squaredNorms(right);
  const ofRows = new Float64Array(left.rows);
  const ofColumns = new Float64Array(right.rows);
  let squares = 0;
  await forEachProductBlock({ left, right, multiply }, (block) => {
    const { values, rowStart, rows, columnStart, columns } = block;
    for (let i = 0, place = 0; i < rows; i++) {
      const row = rowStart + i;
      const own = leftSquared[row] ?? 0;
      let sum = 0;
      for (let j = 0; j < columns; j++, place++) {
        const column = columnStart + j;
        const value = kernel(values[place] ?? 0, own, rightSquared[column] ?? 0);
        sum += value;
        squares += value * value;
        ofColumns[column] = (ofColumns[column] ?? 0) + value;
      }
      ofRows[row] = (ofRows[row] ?? 0) + sum;
    }
  });
  return {
    ofRows: ofRows.map((sum) => sum / right.rows),
    ofColumns: ofColumns.map((sum) => sum / left.rows),
    ofSquares: squares / (left.rows * right.rows),
  };
}
