import type { ProtobufField, ProtobufFile } from './protobuf-file.ts';

/** An input or output of a graph; a symbolic dimension keeps its name, an unnamed one is `?`. */
export type GraphValue = { name: string; type: string; shape: (number | string)[] };

/** onnx.TensorProto.DataType, by onnxruntime's names */
const TYPE_NAMES: Record<number, string> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  6: 'int32',
  7: 'int64',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  16: 'bfloat16',
};

// Field numbers of onnx.proto (ValueInfoProto, TypeProto, TypeProto.Tensor, TensorShapeProto).
const VALUE = { name: 1, type: 2 } as const;
const TYPE_TENSOR = 1;
const TENSOR_TYPE = { elementType: 1, shape: 2 } as const;
const SHAPE_DIM = 1;
const DIM = { value: 1, parameter: 2 } as const;

export function readValue(file: ProtobufFile, value: ProtobufField): GraphValue {
  const read: GraphValue = { name: '', type: 'unknown', shape: [] };
  for (const f of file.fields(value.value, value.end)) {
    if (f.wireType !== 2) continue;
    if (f.field === VALUE.name) read.name = file.text(f.value, f.end);
    if (f.field === VALUE.type) {
      for (const t of file.fields(f.value, f.end)) {
        if (t.field === TYPE_TENSOR && t.wireType === 2) readTensorType(file, t, read);
      }
    }
  }
  return read;
}

function readTensorType(file: ProtobufFile, type: ProtobufField, read: GraphValue): void {
  for (const f of file.fields(type.value, type.end)) {
    if (f.field === TENSOR_TYPE.elementType && f.wireType === 0) {
      read.type = TYPE_NAMES[f.value] ?? `type ${f.value}`;
    }
    if (f.field === TENSOR_TYPE.shape && f.wireType === 2) {
      for (const dim of file.fields(f.value, f.end)) {
        if (dim.field === SHAPE_DIM && dim.wireType === 2) read.shape.push(readDim(file, dim));
      }
    }
  }
}

function readDim(file: ProtobufFile, dim: ProtobufField): number | string {
  for (const f of file.fields(dim.value, dim.end)) {
    if (f.field === DIM.value && f.wireType === 0) return f.value;
    if (f.field === DIM.parameter && f.wireType === 2) return file.text(f.value, f.end) || '?';
  }
  return '?';
}
