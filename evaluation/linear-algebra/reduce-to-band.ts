import { subtract } from './elementwise.ts';
import { openKernels } from './kernels/open-kernels.ts';
import type { Kernels } from './kernels/open-kernels.ts';
import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { subMatrix } from './sub-matrix.ts';
import { emptyBand, putBesideDiagonal, putOnDiagonal } from './upper-band.ts';
import type { UpperBand } from './upper-band.ts';

/** Reflections I - Uᵀ T U, and the lower triangle that they leave. */
type BlockReflection = { u: Matrix; factor: Matrix; triangle: Matrix };

/**
 * What is left to reduce, `rows` x `columns` at place 0 of the kernels' memory; from `room` on there
 * is place for as much again, and for a block of reflections.
 */
type Remainder = { kernels: Kernels; room: number; rows: number; columns: number };

/**
 * An upper band matrix with the singular values of the given one (no fewer rows than columns), by
 * blocks of `width` Householder reflections from the left and from the right in turn. Nearly all of
 * the work, 8 n³ / 3 operations, is in products of matrices.
 *
 * Source: Großer & Lang, "Efficient parallel reduction to bidiagonal form", Parallel Computing 25,
 * 1999; Schreiber & Van Loan, "A storage-efficient WY representation for products of Householder
 * transformations", 1989.
 */
export async function reduceToBand(
  matrix: Matrix,
  { width, multiply }: { width: number; multiply: MatrixProduct },
): Promise<UpperBand> {
  const band = emptyBand(matrix.columns, width);
  const room = matrix.values.length;
  const kernels = openKernels(room + Math.max(room, width * (matrix.rows + 2 * width)));
  kernels.values.set(matrix.values);
  let rest: Remainder = { kernels, room, rows: matrix.rows, columns: matrix.columns };
  for (let start = 0; rest.columns > 0; start += width) {
    const count = Math.min(width, rest.columns);
    kernels.firstColumns({ x: 0, out: room }, rest, count);
    const left = reflectRows(rest, { rows: count, columns: rest.rows });
    putOnDiagonal(band, start, left.triangle);
    if (rest.columns > count) {
      const right = await applyBlock(rest, left, multiply);
      putBesideDiagonal(band, start, right.triangle);
    }
    rest = { ...rest, rows: rest.rows - count, columns: rest.columns - count };
  }
  return band;
}

/** Makes the rows that lie at `room` lower triangular by reflections from the right. */
function reflectRows(
  { kernels, room }: Remainder,
  size: { rows: number; columns: number },
): BlockReflection {
  const { rows: count, columns: length } = size;
  const triangle = room + count * length;
  const factor = triangle + count * count;
  kernels.reflectRows({ rows: room, triangle, factor }, count, length);
  const square = (place: number): Matrix => ({
    rows: count,
    columns: count,
    values: kernels.values.slice(place, place + count * count),
  });
  return {
    u: { ...size, values: kernels.values.slice(room, triangle) },
    triangle: square(triangle),
    factor: square(factor),
  };
}

/**
 * Applies a block of reflections from the left, makes and applies the one from the right that
 * belongs to the first rows, and leaves the remainder without these rows and columns. With the left
 * block's Y = Tᵀ U X and the right block's Z = (X - Uᵀ Y) Vᵀ S, what remains is X - Uᵀ Y - Z V.
 * Narrow products stand upright, so that onnxruntime reads X where it lies, twice as fast.
 */
async function applyBlock(
  rest: Remainder,
  left: BlockReflection,
  multiply: MatrixProduct,
): Promise<BlockReflection> {
  const { kernels, room, rows, columns } = rest;
  const { rows: count } = left.u;
  const changed = (rows - count) * (columns - count);
  const x: Matrix = { rows, columns, values: kernels.values.subarray(0, rows * columns) };
  const seen = await multiply(x, left.u, { transposeLeft: true, transposeRight: true });
  const y = transpose(await multiply(seen, left.factor));
  await loadTopRows(rest, left, { y, multiply });
  const right = reflectRows(rest, { rows: count, columns: columns - count });
  const v = withColumnsBefore(right.u, count);
  const along = await multiply(x, v, { transposeRight: true });
  const yAlong = await multiply(y, v, { transposeRight: true });
  subtract(along.values, (await multiply(left.u, yAlong, { transposeLeft: true })).values);
  const z = await multiply(along, right.factor);
  await multiply(
    besides(transpose(columnsFrom(left.u, count)), subMatrix(z, { rows: [count, rows] })),
    stacked(columnsFrom(y, count), right.u),
    { into: kernels.values.subarray(room, room + changed) },
  );
  kernels.shrink({ x: 0, change: room }, rest, count);
  return right;
}

/** The first rows less what the left block takes of them, right of the diagonal block, at `room`. */
async function loadTopRows(
  { kernels, room, columns }: Remainder,
  { u }: BlockReflection,
  { y, multiply }: { y: Matrix; multiply: MatrixProduct },
): Promise<void> {
  const { values } = kernels;
  const { rows: count } = u;
  const first = subMatrix(u, { columns: [0, count] });
  const change = await multiply(first, y, { transposeLeft: true });
  const width = columns - count;
  const behind = room + count * width;
  values.set(change.values, behind);
  for (let i = 0; i < count; i++) {
    values.copyWithin(room + i * width, i * columns + count, (i + 1) * columns);
    kernels.axpy(-1, behind + i * columns + count, room + i * width, width);
  }
}

function columnsFrom(matrix: Matrix, start: number): Matrix {
  return subMatrix(matrix, { columns: [start, matrix.columns] });
}

function withColumnsBefore({ rows, columns, values }: Matrix, count: number): Matrix {
  const wider = new Float64Array(rows * (count + columns));
  for (let i = 0; i < rows; i++)
    wider.set(values.subarray(i * columns, (i + 1) * columns), i * (count + columns) + count);
  return { rows, columns: count + columns, values: wider };
}

function stacked(top: Matrix, bottom: Matrix): Matrix {
  const values = new Float64Array(top.values.length + bottom.values.length);
  values.set(top.values);
  values.set(bottom.values, top.values.length);
  return { rows: top.rows + bottom.rows, columns: top.columns, values };
}

function besides(left: Matrix, right: Matrix): Matrix {
  const columns = left.columns + right.columns;
  const values = new Float64Array(left.rows * columns);
  for (let i = 0; i < left.rows; i++) {
    values.set(subMatrix(left, { rows: [i, i + 1] }).values, i * columns);
    values.set(subMatrix(right, { rows: [i, i + 1] }).values, i * columns + left.columns);
  }
  return { rows: left.rows, columns, values };
}
