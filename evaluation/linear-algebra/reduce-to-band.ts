import { subtract } from './elementwise.ts';
import { openKernels } from './kernels/open-kernels.ts';
import type { Kernels } from './kernels/open-kernels.ts';
import { transpose } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { MatrixProduct } from './multiply-matrices.ts';
import { subMatrix } from './sub-matrix.ts';
import { emptyBand, putBesideDiagonal, putOnDiagonal } from './upper-band.ts';
import type { UpperBand } from './upper-band.ts';

/**
 * Blocks of reflections that are gathered before the remainder is changed by all of them at once:
 * fewer passes over it, in products less narrow. Four were the fastest measured.
 */
const GATHERED = 4;

/** Reflections I - Uᵀ T U, and the lower triangle that they leave. */
type BlockReflection = { u: Matrix; factor: Matrix; triangle: Matrix };

/** The kernels' memory; from `room` on there is place for a matrix. */
type Desk = { kernels: Kernels; room: number; multiply: MatrixProduct };

/**
 * What is left to reduce: X (at place 0 of the kernels' memory) less Lᵀ R, of which the first
 * `gathered` rows of L and R are known.
 */
type Remainder = Desk & { x: Matrix; gathered: number; left: Matrix; right: Matrix };

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
  const remainders = remaindersOf(matrix, 2 * width * GATHERED);
  let { rows, columns } = matrix;
  while (columns > 0) {
    const rest = remainders({ kernels, room, multiply }, rows, columns);
    const done = await reduceColumns(rest, { band, width });
    if (done < columns) await settle(rest, done);
    rows -= done;
    columns -= done;
  }
  return band;
}

/** Remainders of a matrix, one after the other in the same memory, with nothing gathered. */
function remaindersOf(
  matrix: Matrix,
  most: number,
): (desk: Desk, rows: number, columns: number) => Remainder {
  const left = new Float64Array(most * matrix.rows);
  const right = new Float64Array(most * matrix.columns);
  return (desk, rows, columns) => ({
    ...desk,
    x: { rows, columns, values: desk.kernels.values.subarray(0, rows * columns) },
    gathered: 0,
    left: { rows: most, columns: rows, values: left.subarray(0, most * rows) },
    right: { rows: most, columns, values: right.subarray(0, most * columns) },
  });
}

/** Brings the first columns and rows into the band, as many as are gathered; gives their number. */
async function reduceColumns(
  rest: Remainder,
  { band, width }: { band: UpperBand; width: number },
): Promise<number> {
  const { columns } = rest.x;
  const last = Math.min(columns, GATHERED * width);
  for (let done = 0; done < last; done += width) {
    const count = Math.min(width, columns - done);
    const start = band.size - columns + done;
    const fromLeft = await reflectColumns(rest, done, count);
    putOnDiagonal(band, start, fromLeft.triangle);
    if (done + count === columns) break;
    const fromRight = await reflectRows(rest, done, fromLeft);
    putBesideDiagonal(band, start, fromRight.triangle);
  }
  return last;
}

/** Reflections from the left that make `count` columns from `done` on upper triangular below there. */
async function reflectColumns(
  rest: Remainder,
  done: number,
  count: number,
): Promise<BlockReflection> {
  const { kernels, room, x, left, right } = rest;
  const size = { rows: x.rows - done, columns: x.columns };
  kernels.firstColumns({ x: done * (x.columns + 1), out: room }, size, count);
  const of = [done, done + count] as const;
  await takeOffOwed(rest, { of, inner: right, outer: left, from: done, length: size.rows });
  return makeTriangular(rest, { rows: count, columns: size.rows });
}

/**
 * Gathers the reflections from the left, makes those from the right that clear the same rows beside
 * the band, and gathers them. With C = X - Lᵀ R, Y = Tᵀ U C and Z = (C - Uᵀ Y) Vᵀ S, what remains is
 * C - Uᵀ Y - Z V.
 */
async function reflectRows(
  rest: Remainder,
  done: number,
  fromLeft: BlockReflection,
): Promise<BlockReflection> {
  const { kernels, room, multiply, x } = rest;
  const both = { transposeLeft: true, transposeRight: true };
  const count = fromLeft.u.rows;
  const u = withColumnsBefore(fromLeft.u, done);
  const below = subMatrix(x, { rows: [done, x.rows] });
  const seen = await multiply(below, fromLeft.u, both);
  await lessOwed(seen, { along: rest.right, across: rest.left, of: u }, rest);
  gather(rest, u, await multiply(fromLeft.factor, seen, both));

  const from = done + count;
  const length = x.columns - from;
  for (let i = 0; i < count; i++) {
    const row = (done + i) * x.columns;
    kernels.values.copyWithin(room + i * length, row + from, row + x.columns);
  }
  await takeOffOwed(rest, { of: [done, from], inner: rest.left, outer: rest.right, from, length });
  const fromRight = makeTriangular(rest, { rows: count, columns: length });

  const v = withColumnsBefore(fromRight.u, from);
  const along = await multiply(x, v, { transposeRight: true });
  await lessOwed(along, { along: rest.left, across: rest.right, of: v }, rest);
  gather(rest, await multiply(fromRight.factor, along, both), v);
  return fromRight;
}

/**
 * Takes what is owed off the rows of `length` values at `room`: of innerᵀ outer its rows `of`, and of
 * these the columns from `from` on.
 */
async function takeOffOwed(
  { kernels, room, multiply, gathered }: Remainder,
  options: {
    of: readonly [number, number];
    inner: Matrix;
    outer: Matrix;
    from: number;
    length: number;
  },
): Promise<void> {
  if (gathered === 0) return;
  const { of, inner, outer, from, length } = options;
  const own = subMatrix(firstRows(inner, gathered), { columns: of });
  const owed = await multiply(own, firstRows(outer, gathered), { transposeLeft: true });
  const behind = room + owed.rows * length;
  kernels.values.set(owed.values, behind);
  for (let i = 0; i < owed.rows; i++)
    kernels.axpy(-1, behind + i * owed.columns + from, room + i * length, length);
}

/** Makes the rows that lie at `room` lower triangular by reflections from the right. */
function makeTriangular(
  { kernels, room }: Desk,
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

/** Takes alongᵀ (across ofᵀ) off a product, as far as the two are known. */
async function lessOwed(
  product: Matrix,
  { along, across, of }: { along: Matrix; across: Matrix; of: Matrix },
  { gathered, multiply }: Remainder,
): Promise<void> {
  if (gathered === 0) return;
  const inner = await multiply(firstRows(across, gathered), of, { transposeRight: true });
  const owed = await multiply(firstRows(along, gathered), inner, { transposeLeft: true });
  subtract(product.values, owed.values);
}

function gather(rest: Remainder, ofLeft: Matrix, ofRight: Matrix): void {
  rest.left.values.set(ofLeft.values, rest.gathered * ofLeft.columns);
  rest.right.values.set(ofRight.values, rest.gathered * ofRight.columns);
  rest.gathered += ofLeft.rows;
}

/** X less all that was gathered, without its first `done` rows and columns, takes the place of X. */
async function settle(rest: Remainder, done: number): Promise<void> {
  const { kernels, room, multiply, x, gathered } = rest;
  const left = subMatrix(firstRows(rest.left, gathered), { columns: [done, x.rows] });
  const right = subMatrix(firstRows(rest.right, gathered), { columns: [done, x.columns] });
  const changed = left.columns * right.columns;
  await multiply(transpose(left), right, { into: kernels.values.subarray(room, room + changed) });
  kernels.shrink({ x: 0, change: room }, x, done);
}

function firstRows(matrix: Matrix, count: number): Matrix {
  return subMatrix(matrix, { rows: [0, count] });
}

function withColumnsBefore({ rows, columns, values }: Matrix, count: number): Matrix {
  if (count === 0) return { rows, columns, values };
  const wider = new Float64Array(rows * (count + columns));
  for (let i = 0; i < rows; i++)
    wider.set(values.subarray(i * columns, (i + 1) * columns), i * (count + columns) + count);
  return { rows, columns: count + columns, values: wider };
}
