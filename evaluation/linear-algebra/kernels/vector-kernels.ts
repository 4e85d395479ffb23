import { KERNEL_BYTES } from './kernel-bytes.ts';

export type Four = readonly [number, number, number, number];

/**
 * Inner loops on one block of float64 memory; `x`, `y`, `a` are positions in `values`, `n` lengths.
 * In WebAssembly with 128-bit vectors they run at three to four times the rate of the same loops in
 * JavaScript, which is what an eigensolver is made of.
 */
export type VectorKernels = {
  values: Float64Array;
  /** sum of x_i y_i */
  dot: (x: number, y: number, n: number) => number;
  /** y += alpha x */
  axpy: (alpha: number, x: number, y: number, n: number) => void;
  /** y += alpha a, and gives the sum of a_i x_i: one pass over `a` */
  dotAxpy: (alpha: number, a: number, x: number, y: number, n: number) => number;
  /**
   * `dotAxpy` of four rows a, a + stride, ...: y += sum of alpha_r a_r, and the four sums of a_r x
   * go to `out`
   */
  dotAxpy4: (
    alphas: Four,
    at: { a: number; stride: number; x: number; y: number; out: number },
    n: number,
  ) => void;
  /**
   * Four rows of C (from `c`, `stride` apart) less products of packed panels, `tiles` times four
   * columns: C[r][4t + q] -= sum over k < depth of a[4k + r] b[4 (t depth + k) + q]; `depth` even
   */
  subtractTiles: (
    at: { a: number; b: number; c: number; stride: number },
    tiles: number,
    depth: number,
  ) => void;
  /** a += alpha w, and gives the sum of the new a_i times v_i: one pass over `a` */
  axpyDot: (alpha: number, w: number, a: number, v: number, n: number) => number;
};

const PAGE = 65536;
const BYTES = 8;

type Kernel = (...numbers: number[]) => number;
const isKernel = (exported: unknown): exported is Kernel => typeof exported === 'function';

let compiled: WebAssembly.Module | undefined;
const codeOf = (character: string): number => character.charCodeAt(0);

/** Kernels over a fresh block of `length` float64 zeros. */
export function openVectorKernels(length: number): VectorKernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_BYTES), codeOf));
  const pages = Math.ceil((length * BYTES) / PAGE) + 1;
  const memory = new WebAssembly.Memory({ initial: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const kernel = (name: string): Kernel => {
    const found = exports[name];
    if (!isKernel(found)) throw new Error(`The kernel ${name} is missing.`);
    return found;
  };
  const dot = kernel('dot');
  const axpy = kernel('axpy');
  const dotAxpy = kernel('dotAxpy');
  const axpyDot = kernel('axpyDot');
  const dotAxpy4 = kernel('dotAxpy4');
  const subtractTiles = kernel('subtractTiles');
  return {
    values: new Float64Array(memory.buffer, 0, length),
    dot: (x, y, n) => dot(x * BYTES, y * BYTES, n),
    axpy: (alpha, x, y, n) => {
      axpy(alpha, x * BYTES, y * BYTES, n);
    },
    dotAxpy4: ([p, q, r, s], { a, stride, x, y, out }, n) => {
      const pointers = [a, stride, x, y, out].map((place) => place * BYTES);
      dotAxpy4(p, q, r, s, ...pointers, n);
    },
    subtractTiles: ({ a, b, c, stride }, tiles, depth) => {
      subtractTiles(a * BYTES, b * BYTES, c * BYTES, stride * BYTES, tiles, depth);
    },
    dotAxpy: (alpha, a, x, y, n) => dotAxpy(alpha, a * BYTES, x * BYTES, y * BYTES, n),
    axpyDot: (alpha, w, a, v, n) => axpyDot(alpha, w * BYTES, a * BYTES, v * BYTES, n),
  };
}
