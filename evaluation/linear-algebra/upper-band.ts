import { at } from '#domain/at.ts';
import type { Matrix } from './matrix.ts';

/**
 * A square upper band matrix, laid out for the kernel that makes it bidiagonal: entry (i, j) at
 * `origin + i * stride + j`. The main diagonal and `width` diagonals above it are the band; the rows
 * have room for what the reduction raises around it, `width - 1` places left and right of the band.
 */
export type UpperBand = {
  size: number;
  width: number;
  origin: number;
  stride: number;
  values: Float64Array;
};

/** A band of zeros. */
export function emptyBand(size: number, width: number): UpperBand {
  const rowLength = 3 * width;
  return {
    size,
    width,
    origin: width - 1,
    stride: rowLength - 1,
    values: new Float64Array(size * rowLength),
  };
}

/** Puts the transpose of a lower triangle on the diagonal, from row `start` on. */
export function putOnDiagonal(band: UpperBand, start: number, triangle: Matrix): void {
  const { origin, stride, values } = band;
  const { rows: count } = triangle;
  for (let i = 0; i < count; i++) {
    const diagonal = origin + (start + i) * (stride + 1);
    for (let j = i; j < count; j++)
      values[diagonal + j - i] = at(triangle.values, j * count + i, 'the triangle');
  }
}

/** Puts a lower triangle, as far as its columns are in the band, right of the block at `start`. */
export function putBesideDiagonal(band: UpperBand, start: number, triangle: Matrix): void {
  const { size, origin, stride, values } = band;
  const { rows: count } = triangle;
  const column = start + count;
  for (let i = 0; i < count; i++) {
    const entries = Math.min(i + 1, size - column);
    const row = i * count;
    values.set(
      triangle.values.subarray(row, row + entries),
      origin + (start + i) * stride + column,
    );
  }
}
