import { WASM, signed, unsigned } from './wasm-module.ts';

/** Pieces of kernels: instruction lists on numbered locals; pointers are in bytes. */
export const get = (local: number): number[] => [WASM.localGet, ...unsigned(local)];
export const set = (local: number): number[] => [WASM.localSet, ...unsigned(local)];
export const load = (pointer: number, offset: number): number[] => [
  ...get(pointer),
  ...WASM.v128Load,
  ...unsigned(offset),
];
export const store = (pointer: number, offset: number, value: readonly number[]): number[] => [
  ...get(pointer),
  ...value,
  ...WASM.v128Store,
  ...unsigned(offset),
];
export const scalar = (pointer: number): number[] => [...get(pointer), ...WASM.f64Load, 0];
export const advance = (local: number, by: number): number[] => [
  ...get(local),
  WASM.i32Const,
  ...signed(by),
  ...WASM.i32Add,
  ...set(local),
];

/** `for (; n >= step; n -= step) { body; pointers += 8 * step }` */
export function countedLoop(options: {
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

/** accumulator += left * right, for vectors or scalars */
export const addVectors = (
  sum: number,
  left: readonly number[],
  right: readonly number[],
): number[] => [...get(sum), ...left, ...right, ...WASM.f64x2Mul, ...WASM.f64x2Add, ...set(sum)];
export const addScalars = (
  sum: number,
  left: readonly number[],
  right: readonly number[],
): number[] => [...get(sum), ...left, ...right, ...WASM.f64Mul, ...WASM.f64Add, ...set(sum)];
export const plusProduct = (
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
export const total = (sum: number, vectors: readonly number[]): number[] => [
  ...get(sum),
  ...vectors.flatMap((v) => [
    ...[...get(v), ...WASM.f64x2Lane0, ...WASM.f64Add],
    ...[...get(v), ...WASM.f64x2Lane1, ...WASM.f64Add],
  ]),
];

export const storeScalar = (pointer: number, value: readonly number[]): number[] => [
  ...get(pointer),
  ...value,
  ...WASM.f64Store,
  0,
];
