// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each makes it take half as long again.
import { forEachProductBlock } from '../../linear-algebra/for-each-product-block.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { squaredNorms } from '../../linear-algebra/squared-norms.ts';

/** Squared distances below this share of the samples' own squares are of equal samples. */
const EQUAL = 1e-10;

/**
 * The squared distance of each row of `left` to each of `right`, a block at a time; 0 where they
 * differ by no more than rounding (of features in float32, too).
 */
export async function forEachDistance(
  options: { left: Matrix; right: Matrix; multiply: MatrixProduct },
  visit: (squared: number, row: number, column: number) => void,
): Promise<void> {
  const leftSquares = squaredNorms(options.left);
  const rightSquares = squaredNorms(options.right);
  await forEachProductBlock(options, (block) => {
    const { values, rowStart, rows, columnStart, columns } = block;
    for (let i = 0, place = 0; i < rows; i++) {
      const own = leftSquares[rowStart + i] ?? 0;
      for (let j = 0; j < columns; j++, place++) {
        const squares = own + (rightSquares[columnStart + j] ?? 0);
        const squared = squares - 2 * (values[place] ?? 0);
        visit(squared > EQUAL * squares ? squared : 0, rowStart + i, columnStart + j);
      }
    }
  });
}
