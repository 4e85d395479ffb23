import { ONNX_ELEMENT_TYPE, ONNX_MESSAGES } from './onnx-format.ts';
import type { ProtobufField, ProtobufFile } from './protobuf-file.ts';

/** An input or output of a graph; a symbolic dimension keeps its name, an unnamed one is `?`. */
export type GraphValue = { name: string; type: string; shape: (number | string)[] };

const { ValueInfo, ValueType, TensorType, Shape, Dimension } = ONNX_MESSAGES;

/** Element types by number, under onnxruntime's names. */
const TYPE_NAMES = new Map<number, string>(
  Object.entries(ONNX_ELEMENT_TYPE).map(([name, number]) => [number, name]),
);

/** Reads an input or output where it lies in the file. */
export function readValue(file: ProtobufFile, value: ProtobufField): GraphValue {
  const read: GraphValue = { name: '', type: 'unknown', shape: [] };
  for (const f of file.fields(value.value, value.end)) {
    if (f.wireType !== 2) continue;
    if (f.field === ValueInfo.name.id) read.name = file.text(f.value, f.end);
    if (f.field === ValueInfo.type.id) {
      for (const t of file.fields(f.value, f.end)) {
        if (t.field === ValueType.tensorType.id && t.wireType === 2) readTensorType(file, t, read);
      }
    }
  }
  return read;
}

function readTensorType(file: ProtobufFile, type: ProtobufField, read: GraphValue): void {
  for (const f of file.fields(type.value, type.end)) {
    if (f.field === TensorType.elemType.id && f.wireType === 0) {
      read.type = TYPE_NAMES.get(f.value) ?? `type ${f.value}`;
    }
    if (f.field === TensorType.shape.id && f.wireType === 2) {
      for (const dim of file.fields(f.value, f.end)) {
        if (dim.field === Shape.dim.id && dim.wireType === 2) read.shape.push(readDim(file, dim));
      }
    }
  }
}

function readDim(file: ProtobufFile, dim: ProtobufField): number | string {
  for (const f of file.fields(dim.value, dim.end)) {
    if (f.field === Dimension.dimValue.id && f.wireType === 0) return f.value;
    if (f.field === Dimension.dimParam.id && f.wireType === 2)
      return file.text(f.value, f.end) || '?';
  }
  return '?';
}
