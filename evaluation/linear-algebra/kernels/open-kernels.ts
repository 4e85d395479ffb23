import { KERNEL_BYTES } from './kernel-bytes.ts';

/** Where the matrix and the factor (n x n), what is left of the diagonal and the pivots (n) lie. */
type PivotedPlaces = { matrix: number; factor: number; left: number; pivots: number };

/**
 * Inner loops on one block of float64 memory; positions are places in `values`, lengths count
 * elements. In WebAssembly with 128-bit vectors they run at three to four times the rate of the same
 * loops in JavaScript, which is what an eigensolver is made of.
 */
export type Kernels = {
  values: Float64Array;
  /** sum of x_i y_i */
  dot: (x: number, y: number, n: number) => number;
  /** y += alpha x */
  axpy: (alpha: number, x: number, y: number, n: number) => void;
  /**
   * The rows at `panel`, less `change`, become those of `width` columns of a Cholesky factor, with
   * `room` for eight rows; false where a pivot is below `rounding` times its diagonal entry
   */
  choleskyPanel: (
    at: { panel: number; change: number; room: number },
    size: { rows: number; width: number },
    rounding: number,
  ) => boolean;
  /** A factor with pivots, see its source; gives the number of pivots */
  pivotedCholesky: (at: PivotedPlaces, n: number, rounding: number) => number;
  /** The largest entry of the matrix less its factor's square, beside its diagonal entries' root */
  relativeResidual: (at: PivotedPlaces, n: number, rank: number) => number;
  /** For `count` rows x of n values: L c = x is solved in place, L (n x n) a lower triangle */
  solveTriangle: (at: { triangle: number; rows: number }, n: number, count: number) => void;
  /**
   * `count` rows of `length` become lower triangular by reflections from the right: the rows become
   * the reflections' u, `triangle` what they leave, and their product is I - U T Uᵀ with T at
   * `factor`; both are count x count
   */
  reflectRows: (
    at: { rows: number; triangle: number; factor: number },
    count: number,
    length: number,
  ) => void;
  /** `count` of the first columns of a matrix of `rows` x `columns` at `x`, as rows at `out` */
  firstColumns: (
    at: { x: number; out: number },
    size: { rows: number; columns: number },
    count: number,
  ) => void;
  /** The matrix without its first `count` rows and columns, less `change`, takes its place */
  shrink: (
    at: { x: number; change: number },
    size: { rows: number; columns: number },
    count: number,
  ) => void;
  /**
   * Four rows of triples, `length` values apart, become four of `outputs` triples, rounded to
   * float32: sums over windows of `width` triples, from places `starts` on, times rows of `weights`
   */
  weighWindows: (
    at: { rows: number; starts: number; weights: number; out: number },
    size: { length: number; width: number; outputs: number },
  ) => void;
  /** n values at x as float32 from `out` (x or elsewhere) on, those outside of a range at its ends */
  singlesWithin: (
    at: { x: number; out: number },
    n: number,
    range: readonly [least: number, largest: number],
  ) => Float32Array<ArrayBuffer>;
  /** An upper band becomes bidiagonal; entry (i, j) at `origin + i stride + j`; `u` is scratch */
  bandToBidiagonal: (
    at: { origin: number; stride: number; u: number },
    n: number,
    width: number,
  ) => void;
  /** d of n and e of n - 1 values: d becomes the singular values, some negated; false: no convergence */
  bidiagonalSingularValues: (d: number, e: number, n: number) => boolean;
};

const PAGE = 65536;
const BYTES = 8;

type Kernel = (...numbers: number[]) => number;
const isKernel = (exported: unknown): exported is Kernel => typeof exported === 'function';
const codeOf = (character: string): number => character.charCodeAt(0);

let compiled: WebAssembly.Module | undefined;

/** Kernels over a fresh block of `length` float64 zeros. */
// eslint-disable-next-line onpar/function-length -- one entry a kernel, places turned into bytes
export function openKernels(length: number): Kernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_BYTES), codeOf));
  const memory = new WebAssembly.Memory({ initial: Math.ceil((length * BYTES) / PAGE) + 1 });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const kernel = (name: keyof Kernels): Kernel => {
    const found = exports[name];
    if (!isKernel(found)) throw new Error(`The kernel ${name} is missing.`);
    return found;
  };
  const dot = kernel('dot');
  const axpy = kernel('axpy');
  const choleskyPanel = kernel('choleskyPanel');
  const pivotedCholesky = kernel('pivotedCholesky');
  const relativeResidual = kernel('relativeResidual');
  const solveTriangle = kernel('solveTriangle');
  const reflectRows = kernel('reflectRows');
  const firstColumns = kernel('firstColumns');
  const shrink = kernel('shrink');
  const weighWindows = kernel('weighWindows');
  const singlesWithin = kernel('singlesWithin');
  const bandToBidiagonal = kernel('bandToBidiagonal');
  const bidiagonalSingularValues = kernel('bidiagonalSingularValues');
  return {
    values: new Float64Array(memory.buffer, 0, length),
    dot: (x, y, n) => dot(x * BYTES, y * BYTES, n),
    axpy: (alpha, x, y, n) => {
      axpy(alpha, x * BYTES, y * BYTES, n);
    },
    choleskyPanel: ({ panel, change, room }, { rows, width }, rounding) =>
      choleskyPanel(panel * BYTES, change * BYTES, room * BYTES, rows, width, rounding) !== 0,
    pivotedCholesky: ({ matrix, factor, left, pivots }, n, rounding) =>
      pivotedCholesky(matrix * BYTES, n, factor * BYTES, left * BYTES, pivots * BYTES, rounding),
    relativeResidual: ({ matrix, factor, pivots }, n, rank) =>
      relativeResidual(matrix * BYTES, n, factor * BYTES, pivots * BYTES, rank),
    solveTriangle: ({ triangle, rows }, n, count) => {
      solveTriangle(triangle * BYTES, n, rows * BYTES, count);
    },
    reflectRows: ({ rows, triangle, factor }, count, n) => {
      reflectRows(rows * BYTES, count, n, triangle * BYTES, factor * BYTES);
    },
    firstColumns: ({ x, out }, { rows, columns }, count) => {
      firstColumns(x * BYTES, rows, columns, count, out * BYTES);
    },
    shrink: ({ x, change }, { rows, columns }, count) => {
      shrink(x * BYTES, rows, columns, count, change * BYTES);
    },
    weighWindows: ({ rows, starts, weights, out }, { length, width, outputs }) => {
      const windows = [starts * BYTES, weights * BYTES, width] as const;
      weighWindows(rows * BYTES, length, ...windows, outputs, out * BYTES);
    },
    singlesWithin: ({ x, out }, n, [least, largest]) => {
      singlesWithin(x * BYTES, n, least, largest, out * BYTES);
      return new Float32Array(memory.buffer, out * BYTES, n);
    },
    bandToBidiagonal: ({ origin, stride, u }, n, width) => {
      bandToBidiagonal(origin * BYTES, stride, n, width, u * BYTES);
    },
    bidiagonalSingularValues: (d, e, n) => bidiagonalSingularValues(d * BYTES, e * BYTES, n) !== 0,
  };
}
