import {
  addScalars,
  addVectors,
  advance,
  countedLoop,
  get,
  load,
  plusProduct,
  scalar,
  set,
  store,
  storeScalar,
  total,
} from './wasm-loops.ts';
import { WASM, signed, unsigned } from './wasm-module.ts';
import type { WasmFunction } from './wasm-module.ts';

const { i32, f64, v128 } = WASM;
const four = [0, 1, 2, 3];
const two = [0, 1];

const plus = (left: number, right: number, into: number): number[] => [
  ...get(left),
  ...get(right),
  ...WASM.i32Add,
  ...set(into),
];

/**
 * `dotAxpy` of four rows at once: y and x are read once for four rows, which doubles the rate of a
 * product with a symmetric matrix. The four sums go to memory at `out`.
 */
export function dotAxpy4Kernel(): WasmFunction {
  const [row0, stride, x, y, out, n] = [4, 5, 6, 7, 8, 9];
  const rows = [row0, 10, 11, 12];
  const [both, sum, part, xs, ys, accumulator] = [13, 17, 21, 22, 23, 24];
  const alphas = four.map((r) => [...get(r), ...WASM.f64x2Splat, ...set(both + r)]).flat();
  const pointers = rows.slice(1).flatMap((row, i) => plus(rows[i] ?? row0, stride, row));
  const main = two.flatMap((l) => [
    ...[...load(x, 16 * l), ...set(xs), ...load(y, 16 * l), ...set(ys)],
    ...rows.flatMap((row, r) => [
      ...[...load(row, 16 * l), ...set(part)],
      ...addVectors(accumulator + 2 * r + l, get(part), get(xs)),
      ...addVectors(ys, get(both + r), get(part)),
    ]),
    ...store(y, 16 * l, get(ys)),
  ]);
  const rest = rows.flatMap((row, r) => [
    ...addScalars(sum + r, scalar(row), scalar(x)),
    ...storeScalar(y, plusProduct(scalar(y), get(r), scalar(row), false)),
  ]);
  const results = four.flatMap((r) => [
    ...get(out),
    ...total(sum + r, [accumulator + 2 * r, accumulator + 2 * r + 1]),
    ...[...WASM.f64Store, 8 * r],
  ]);
  return {
    name: 'dotAxpy4',
    parameters: [f64, f64, f64, f64, i32, i32, i32, i32, i32, i32],
    results: [],
    locals: [i32, i32, i32, v128, v128, v128, v128, f64, f64, f64, f64, ...Array(11).fill(v128)],
    body: [
      ...alphas,
      ...pointers,
      ...countedLoop({ n, step: 4, pointers: [...rows, x, y], body: main }),
      ...countedLoop({ n, step: 1, pointers: [...rows, x, y], body: rest }),
      ...results,
    ],
  };
}

/**
 * Four rows of C less the product of packed panels, a strip of 4 x 4 tiles from left to right:
 * `C[r][4t + c] -= sum_k a[4k + r] b[4 (t depth + k) + c]`. The sixteen sums of a tile stay in
 * registers over the whole depth. `depth` is even.
 */
export function subtractTilesKernel(): WasmFunction {
  const [a, b, c, stride, tiles, depth] = [0, 1, 2, 3, 4, 5];
  const [along, left, row, factor, right, accumulator] = [6, 7, 8, 9, 10, 12];
  const step = (offset: number): number[] => [
    ...two.flatMap((v) => [...load(b, offset + 16 * v), ...set(right + v)]),
    ...four.flatMap((r) => [
      ...get(along),
      ...[...WASM.v128LoadSplat, ...unsigned(offset + 8 * r)],
      ...set(factor),
      ...two.flatMap((v) => addVectors(accumulator + 2 * r + v, get(factor), get(right + v))),
    ]),
  ];
  const inner = [
    ...WASM.block,
    ...WASM.loop,
    ...[...get(left), WASM.i32Const, ...signed(2), ...WASM.i32LtS, WASM.brIf, 1],
    ...[...step(0), ...step(32)],
    ...[...advance(along, 64), ...advance(b, 64), ...advance(left, -2)],
    ...[WASM.br, 0],
    ...WASM.end,
    ...WASM.end,
  ];
  const subtract = four.flatMap((r) => [
    ...two.flatMap((v) =>
      store(row, 16 * v, [...load(row, 16 * v), ...get(accumulator + 2 * r + v), ...WASM.f64x2Sub]),
    ),
    ...plus(row, stride, row),
  ]);
  const tile = [
    ...[...get(a), ...set(along), ...get(depth), ...set(left), ...get(c), ...set(row)],
    ...Array.from({ length: 8 }, (_, i) => [...WASM.v128Zero, ...set(accumulator + i)]).flat(),
    ...inner,
    ...subtract,
  ];
  return {
    name: 'subtractTiles',
    parameters: [i32, i32, i32, i32, i32, i32],
    results: [],
    locals: [i32, i32, i32, ...Array(11).fill(v128)],
    body: countedLoop({ n: tiles, step: 1, pointers: [], body: [...tile, ...advance(c, 32)] }),
  };
}
