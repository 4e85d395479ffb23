import { dotAxpy4Kernel, subtractTilesKernel } from './panel-kernel-code.ts';
import {
  addScalars,
  addVectors,
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
import { WASM } from './wasm-module.ts';
import type { WasmFunction } from './wasm-module.ts';

const { i32, f64, v128 } = WASM;

/** Vectors a turn of the main loop; each has its own accumulator, to hide the adder's latency. */
const UNROLL = 4;
const lanes = Array.from({ length: UNROLL }, (_, i) => i);

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

/** The kernels; see `VectorKernels` for what each does. Pointers are in bytes here. */
export function vectorKernelCode(): WasmFunction[] {
  return [
    dotKernel(),
    axpyKernel(),
    dotAxpyKernel(),
    axpyDotKernel(),
    dotAxpy4Kernel(),
    subtractTilesKernel(),
  ];
}
