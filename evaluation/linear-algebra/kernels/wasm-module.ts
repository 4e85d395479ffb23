/** WebAssembly value types and the instructions that our kernels use, by their opcodes. */
export const WASM = {
  i32: 0x7f,
  f64: 0x7c,
  v128: 0x7b,
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  br: 0x0c,
  brIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  f64Load: [0x2b, 0x03],
  f64Store: [0x39, 0x03],
  i32Const: 0x41,
  v128Zero: [0xfd, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  i32GeS: [0x4e],
  i32LtS: [0x48],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  f64Add: [0xa0],
  f64Mul: [0xa2],
  v128Load: [0xfd, 0x00, 0x03],
  v128LoadSplat: [0xfd, 0x0a, 0x03],
  v128Store: [0xfd, 0x0b, 0x03],
  f64x2Splat: [0xfd, 0x14],
  f64x2Lane0: [0xfd, 0x21, 0x00],
  f64x2Lane1: [0xfd, 0x21, 0x01],
  f64x2Add: [0xfd, 0xf0, 0x01],
  f64x2Sub: [0xfd, 0xf1, 0x01],
  f64x2Mul: [0xfd, 0xf2, 0x01],
} as const;

export type WasmFunction = {
  name: string;
  parameters: readonly number[];
  results: readonly number[];
  /** Types of the locals after the parameters. */
  locals: readonly number[];
  body: readonly number[];
};

/** An unsigned number in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return bytes;
}

/** A signed number in LEB128, as constants are written. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const last = (value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

const counted = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const text = (value: string): number[] => counted([...new TextEncoder().encode(value)]);
const section = (id: number, content: readonly number[]): number[] => [id, ...counted(content)];

/**
 * The bytes of a module that imports one memory (`env.memory`) and exports the functions: the
 * binary format of the WebAssembly core specification, sections 1, 2, 3, 7 and 10.
 */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map((f) => [0x60, ...counted(f.parameters), ...counted(f.results)]);
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(1)];
  const exports = functions.map((f, i) => [...text(f.name), 0x00, ...unsigned(i)]);
  const bodies = functions.map((f) =>
    counted([...list(f.locals.map((type) => [1, type])), ...f.body, ...WASM.end]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([memory])),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(exports)),
    ...section(10, list(bodies)),
  ]);
}
