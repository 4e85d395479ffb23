import { at } from '#domain/at.ts';

/** Types of a tensor's elements, with their sizes in bytes and how one is read, little-endian. */
export const ELEMENT_TYPES = {
  float64: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  float32: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  float16: { bytes: 2, read: (view, at) => view.getFloat16(at, true) },
  bfloat16: { bytes: 2, read: readBfloat16 },
  int64: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  int32: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  int16: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  int8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  uint8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  bool: { bytes: 1, read: (view, at) => view.getUint8(at) },
} as const satisfies Record<
  string,
  { bytes: number; read: (view: DataView, at: number) => number }
>;

/** Of this machine: typed arrays read in its order. */
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export type ElementType = keyof typeof ELEMENT_TYPES;

/** The upper half of a float32. */
function readBfloat16(view: DataView, at: number): number {
  const whole = new DataView(new ArrayBuffer(4));
  whole.setUint16(2, view.getUint16(at, true), true);
  return whole.getFloat32(0, true);
}

/** Where in its storage a tensor's last element lies, in elements. */
export function lastElement(tensor: {
  offset: number;
  shape: readonly number[];
  strides: readonly number[];
}): number {
  const { offset, shape, strides } = tensor;
  return shape.reduce((sum, length, i) => sum + (length - 1) * at(strides, i, 'strides'), offset);
}

/** The elements of a tensor in C order, from those of its storage, by offset and strides. */
export function readElements(options: {
  bytes: Uint8Array;
  type: ElementType;
  /** in elements */
  offset: number;
  shape: readonly number[];
  strides: readonly number[];
}): Float64Array {
  const { bytes, type, offset, shape, strides } = options;
  const { bytes: size, read } = ELEMENT_TYPES[type];
  const count = shape.reduce((product, length) => product * length, 1);
  const reach = lastElement({ offset, shape, strides });
  if (count > 0 && (offset < 0 || (reach + 1) * size > bytes.length))
    throw new RangeError('a tensor reaches beyond its storage');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isContiguous(shape, strides)) return contiguous(view, { type, offset, count });
  const values = new Float64Array(count);
  const place = new Array<number>(shape.length).fill(0);
  let from = offset;
  for (let i = 0; i < count; i++) {
    values[i] = read(view, from * size);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = at(shape, axis, 'the shape');
      const stride = at(strides, axis, 'the strides');
      const next = at(place, axis) + 1;
      from += stride;
      place[axis] = next;
      if (next < length) break;
      place[axis] = 0;
      from -= stride * length;
    }
  }
  return values;
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = at(shape, axis);
    if (length !== 1 && at(strides, axis) !== expected) return false;
    expected *= length;
  }
  return true;
}

function contiguous(
  view: DataView,
  { type, offset, count }: { type: ElementType; offset: number; count: number },
): Float64Array {
  const { bytes: size, read } = ELEMENT_TYPES[type];
  const start = view.byteOffset + offset * size;
  if (type === 'float32' && start % size === 0 && LITTLE_ENDIAN)
    return new Float64Array(new Float32Array(view.buffer, start, count));
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, (offset + i) * size);
  return values;
}
