import { Tensor } from './runtime.ts';

/** The number types that exported pipelines take. */
export const TENSOR_TYPES = ['float32', 'float16', 'float64', 'int32', 'int64'] as const;
export type TensorType = (typeof TENSOR_TYPES)[number];

/** A tensor may share the memory of its values: they are copied only where their type differs. */
function toSingle(values: Float32Array | Int32Array): Float32Array {
  return values instanceof Float32Array ? values : new Float32Array(values);
}

/** Values as a tensor of the type a graph wants; whole types are rounded to the nearest. */
export function toTensor(options: {
  values: Float32Array | Int32Array;
  type: TensorType;
  dims: readonly number[];
}): Tensor {
  const { values, type, dims } = options;
  if (type === 'float32') return new Tensor('float32', toSingle(values), dims);
  if (type === 'float64') return new Tensor('float64', new Float64Array(values), dims);
  if (type === 'float16') return toFloat16(values, dims);
  if (type === 'int32') return new Tensor('int32', Int32Array.from(values, Math.round), dims);
  return new Tensor(
    'int64',
    BigInt64Array.from([...values].map((v) => BigInt(Math.round(v)))),
    dims,
  );
}

/**
 * onnxruntime-node 1.30 takes the bits of half floats from a Uint16Array only, while its Tensor
 * turns that into a Float16Array wherever there is one: the tensor is made of 16-bit integers, and
 * its type named afterwards.
 */
function toFloat16(values: ArrayLike<number>, dims: readonly number[]): Tensor {
  const half = new Float16Array(values);
  const tensor = new Tensor('uint16', new Uint16Array(half.buffer), dims);
  return Object.defineProperty(tensor, 'type', { value: 'float16' });
}

/** A graph's output as float32 numbers. */
export function toFloat32(tensor: Tensor): Float32Array {
  const values: unknown = tensor.data;
  if (values instanceof Float32Array) return values;
  if (values instanceof Float16Array || values instanceof Float64Array) {
    return new Float32Array(values);
  }
  throw new Error(`A graph gave ${tensor.type} where floating-point numbers were expected.`);
}
