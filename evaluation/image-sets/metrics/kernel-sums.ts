import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/** A kernel of two vectors that needs their inner product and squared norms only. */
export type Kernel = (product: number, leftSquared: number, rightSquared: number) => number;

/** Sums of the kernel over the other set: for each row of either. */
export type KernelSums = { ofRows: Float64Array; ofColumns: Float64Array };

/** The kernel of each row of `left` with each row of `right`, summed either way. */
export async function kernelSums(options: {
  left: Matrix;
  right: Matrix;
  kernel: Kernel;
  multiply: MatrixProduct;
}): Promise<KernelSums> {
  const { left, right, kernel, multiply } = options;
  const leftSquared = squaredNorms(left);
  const rightSquared = squaredNorms(right);
  const ofRows = new Float64Array(left.rows);
  const ofColumns = new Float64Array(right.rows);
  await forEachProductBlock({ left, right, multiply }, (block) => {
    for (let i = 0; i < block.rows; i++) {
      const row = block.rowStart + i;
      let sum = 0;
      for (let j = 0; j < block.columns; j++) {
        const column = block.columnStart + j;
        const value = kernel(
          block.values[i * block.columns + j] ?? 0,
          leftSquared[row] ?? 0,
          rightSquared[column] ?? 0,
        );
        sum += value;
        ofColumns[column] = (ofColumns[column] ?? 0) + value;
      }
      ofRows[row] = (ofRows[row] ?? 0) + sum;
    }
  });
  return { ofRows, ofColumns };
}
