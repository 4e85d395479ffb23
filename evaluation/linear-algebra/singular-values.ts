import { largestMagnitude } from './elementwise.ts';
import { openKernels } from './kernels/open-kernels.ts';
import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { reduceToBand } from './reduce-to-band.ts';
import type { UpperBand } from './upper-band.ts';

/** Between these the squares of entries, and sums of many, neither overflow nor vanish. */
const SQUARES_HOLD = { below: 1e-100, above: 1e100 };

/**
 * The singular values of a matrix, in no order, each within a few units of rounding of the largest:
 * to a band by products of matrices, to two diagonals by chasing bulges, to values by implicit QR.
 * Throws RangeError where the matrix holds something not finite.
 */
export async function singularValues(
  matrix: Matrix,
  { multiply, width = widthFor(matrix) }: { multiply: MatrixProduct; width?: number },
): Promise<Float64Array> {
  const scale = largestMagnitude(matrix.values);
  if (!Number.isFinite(scale))
    throw new RangeError('A matrix with values that are not finite has no singular values.');
  if (scale === 0) return new Float64Array(Math.min(matrix.rows, matrix.columns));
  const tall = matrix.rows >= matrix.columns ? matrix : transpose(matrix);
  const ordinary = SQUARES_HOLD.below < scale && scale < SQUARES_HOLD.above;
  const unit = ordinary ? 1 : scale;
  const scaled = ordinary ? tall : { ...tall, values: tall.values.map((v) => v / unit) };
  const values = singularValuesOfBand(await reduceToBand(scaled, { width, multiply }));
  return values.map((value) => unit * Math.abs(value));
}

/** Wide bands make the products fast and the chase slow; these widths were the fastest measured. */
function widthFor({ rows, columns }: Matrix): number {
  const size = Math.min(rows, columns);
  return size < 32 ? 4 : size < 256 ? 16 : size < 1024 ? 32 : 48;
}

function singularValuesOfBand({ size, width, origin, stride, values }: UpperBand): Float64Array {
  const u = values.length;
  const kernels = openKernels(u + width + 2 * size);
  kernels.values.set(values);
  if (width > 1) kernels.bandToBidiagonal({ origin, stride, u }, size, width);
  const diagonal = u + width;
  const above = diagonal + size;
  for (let i = 0; i < size; i++) {
    const place = origin + i * (stride + 1);
    kernels.values.copyWithin(diagonal + i, place, place + 1);
    if (i + 1 < size) kernels.values.copyWithin(above + i, place + 1, place + 2);
  }
  if (!kernels.bidiagonalSingularValues(diagonal, above, size))
    throw new RangeError('The singular values do not converge.');
  return kernels.values.slice(diagonal, above);
}
