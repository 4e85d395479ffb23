import { WASM, signed, unsigned } from './wasm-module.ts';
import type { WasmFunction } from './wasm-module.ts';

const { i32, f64, v128 } = WASM;
const get = (local: number): number[] => [WASM.localGet, ...unsigned(local)];
const set = (local: number): number[] => [WASM.localSet, ...unsigned(local)];
const load = (pointer: number, offset: number): number[] => [
  ...get(pointer),
  ...WASM.v128Load,
  ...unsigned(offset),
];
const store = (pointer: number, offset: number, value: readonly number[]): number[] => [
  ...get(pointer),
  ...value,
  ...WASM.v128Store,
  ...unsigned(offset),
];
const scalar = (pointer: number): number[] => [...get(pointer), ...WASM.f64Load, 0];
const advance = (local: number, by: number): number[] => [
  ...get(local),
  WASM.i32Const,
  ...signed(by),
  ...WASM.i32Add,
  ...set(local),
];

/** `for (; n >= step; n -= step) { body; pointers += 8 * step }` */
function countedLoop(options: {
  n: number;
  step: number;
  pointers: readonly number[];
  body: readonly number[];
}): number[] {
  const { n, step, pointers, body } = options;
  return [
    ...WASM.block,
    ...WASM.loop,
    ...[...get(n), WASM.i32Const, ...signed(step), ...WASM.i32LtS, WASM.brIf, 1],
    ...body,
    ...pointers.flatMap((pointer) => advance(pointer, 8 * step)),
    ...advance(n, -step),
    ...[WASM.br, 0],
    ...WASM.end,
    ...WASM.end,
  ];
}

/** Vectors a turn of the main loop; each has its own accumulator, to hide the adder's latency. */
const UNROLL = 4;
const lanes = Array.from({ length: UNROLL }, (_, i) => i);

/** accumulator += left * right, for vectors or scalars */
const addVectors = (sum: number, left: readonly number[], right: readonly number[]): number[] => [
  ...get(sum),
  ...left,
  ...right,
  ...WASM.f64x2Mul,
  ...WASM.f64x2Add,
  ...set(sum),
];
const addScalars = (sum: number, left: readonly number[], right: readonly number[]): number[] => [
  ...get(sum),
  ...left,
  ...right,
  ...WASM.f64Mul,
  ...WASM.f64Add,
  ...set(sum),
];
const plusProduct = (
  base: readonly number[],
  left: readonly number[],
  right: readonly number[],
  vector: boolean,
): number[] => [
  ...base,
  ...left,
  ...right,
  ...(vector ? WASM.f64x2Mul : WASM.f64Mul),
  ...(vector ? WASM.f64x2Add : WASM.f64Add),
];

/** Leaves the sum of the scalar accumulator and the lanes of the vector ones on the stack. */
const total = (sum: number, vectors: readonly number[]): number[] => [
  ...get(sum),
  ...vectors.flatMap((v) => [
    ...[...get(v), ...WASM.f64x2Lane0, ...WASM.f64Add],
    ...[...get(v), ...WASM.f64x2Lane1, ...WASM.f64Add],
  ]),
];

const storeScalar = (pointer: number, value: readonly number[]): number[] => [
  ...get(pointer),
  ...value,
  ...WASM.f64Store,
  0,
];

function dotKernel(): WasmFunction {
  const [x, y, n, sum, first] = [0, 1, 2, 3, 4];
  const vectors = lanes.map((i) => first + i);
  const main = lanes.flatMap((i) => addVectors(first + i, load(x, 16 * i), load(y, 16 * i)));
  return {
    name: 'dot',
    parameters: [i32, i32, i32],
    results: [f64],
    locals: [f64, ...lanes.map(() => v128)],
    body: [
      ...countedLoop({ n, step: 2 * UNROLL, pointers: [x, y], body: main }),
      ...countedLoop({ n, step: 1, pointers: [x, y], body: addScalars(sum, scalar(x), scalar(y)) }),
      ...total(sum, vectors),
    ],
  };
}

function axpyKernel(): WasmFunction {
  const [alpha, x, y, n, both] = [0, 1, 2, 3, 4];
  const main = lanes.flatMap((i) =>
    store(y, 16 * i, plusProduct(load(y, 16 * i), get(both), load(x, 16 * i), true)),
  );
  const rest = storeScalar(y, plusProduct(scalar(y), get(alpha), scalar(x), false));
  return {
    name: 'axpy',
    parameters: [f64, i32, i32, i32],
    results: [],
    locals: [v128],
    body: [
      ...[...get(alpha), ...WASM.f64x2Splat, ...set(both)],
      ...countedLoop({ n, step: 2 * UNROLL, pointers: [x, y], body: main }),
      ...countedLoop({ n, step: 1, pointers: [x, y], body: rest }),
    ],
  };
}

function dotAxpyKernel(): WasmFunction {
  const [alpha, a, x, y, n, both, sum, part, first] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const vectors = lanes.map((i) => first + i);
  const main = lanes.flatMap((i) => [
    ...[...load(a, 16 * i), ...set(part)],
    ...addVectors(first + i, get(part), load(x, 16 * i)),
    ...store(y, 16 * i, plusProduct(load(y, 16 * i), get(both), get(part), true)),
  ]);
  const rest = [
    ...addScalars(sum, scalar(a), scalar(x)),
    ...storeScalar(y, plusProduct(scalar(y), get(alpha), scalar(a), false)),
  ];
  return {
    name: 'dotAxpy',
    parameters: [f64, i32, i32, i32, i32],
    results: [f64],
    locals: [v128, f64, v128, ...lanes.map(() => v128)],
    body: [
      ...[...get(alpha), ...WASM.f64x2Splat, ...set(both)],
      ...countedLoop({ n, step: 2 * UNROLL, pointers: [a, x, y], body: main }),
      ...countedLoop({ n, step: 1, pointers: [a, x, y], body: rest }),
      ...total(sum, vectors),
    ],
  };
}

function axpyDotKernel(): WasmFunction {
  const [alpha, w, a, v, n, both, sum, part, first] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const vectors = lanes.map((i) => first + i);
  const main = lanes.flatMap((i) => [
    ...plusProduct(load(a, 16 * i), get(both), load(w, 16 * i), true),
    ...set(part),
    ...store(a, 16 * i, get(part)),
    ...addVectors(first + i, get(part), load(v, 16 * i)),
  ]);
  const rest = [
    ...storeScalar(a, plusProduct(scalar(a), get(alpha), scalar(w), false)),
    ...addScalars(sum, scalar(a), scalar(v)),
  ];
  return {
    name: 'axpyDot',
    parameters: [f64, i32, i32, i32, i32],
    results: [f64],
    locals: [v128, f64, v128, ...lanes.map(() => v128)],
    body: [
      ...[...get(alpha), ...WASM.f64x2Splat, ...set(both)],
      ...countedLoop({ n, step: 2 * UNROLL, pointers: [w, a, v], body: main }),
      ...countedLoop({ n, step: 1, pointers: [w, a, v], body: rest }),
      ...total(sum, vectors),
    ],
  };
}

/** Four products added in one pass: the panel update of a blocked reduction. */
function axpy4Kernel(): WasmFunction {
  const terms = [0, 1, 2, 3];
  const [firstX, y, n, firstBoth] = [4, 8, 9, 10];
  const pointers = [...terms.map((t) => firstX + t), y];
  const main = lanes.flatMap((i) =>
    store(
      y,
      16 * i,
      terms.reduce<number[]>(
        (sum, t) => plusProduct(sum, get(firstBoth + t), load(firstX + t, 16 * i), true),
        load(y, 16 * i),
      ),
    ),
  );
  const rest = storeScalar(
    y,
    terms.reduce<number[]>(
      (sum, t) => plusProduct(sum, get(t), scalar(firstX + t), false),
      scalar(y),
    ),
  );
  return {
    name: 'axpy4',
    parameters: [...terms.map(() => f64), ...pointers.map(() => i32), i32],
    results: [],
    locals: terms.map(() => v128),
    body: [
      ...terms.flatMap((t) => [...get(t), ...WASM.f64x2Splat, ...set(firstBoth + t)]),
      ...countedLoop({ n, step: 2 * UNROLL, pointers, body: main }),
      ...countedLoop({ n, step: 1, pointers, body: rest }),
    ],
  };
}

/** The kernels; see `VectorKernels` for what each does. Pointers are in bytes here. */
export function vectorKernelCode(): WasmFunction[] {
  return [dotKernel(), axpyKernel(), axpy4Kernel(), dotAxpyKernel(), axpyDotKernel()];
}
