import type { ProtobufField, ProtobufFile } from './protobuf-file.ts';

/** An ONNX tensor without its values. */
export type TensorHead = {
  name: string;
  /** onnx.TensorProto.DataType */
  elementType: number;
  dims: number[];
  external: { location: string; offset: number; length: number } | null;
};

// Field numbers of onnx.proto (TensorProto, StringStringEntryProto).
const TENSOR = { dims: 1, dataType: 2, name: 8, externalData: 13 } as const;
const ENTRY = { key: 1, value: 2 } as const;

export function readTensorHead(file: ProtobufFile, tensor: ProtobufField): TensorHead {
  const head: TensorHead = { name: '', elementType: 0, dims: [], external: null };
  const entries = new Map<string, string>();
  for (const f of file.fields(tensor.value, tensor.end)) {
    if (f.field === TENSOR.dims && f.wireType === 0) head.dims.push(f.value);
    if (f.field === TENSOR.dims && f.wireType === 2) head.dims.push(...file.packed(f.value, f.end));
    if (f.field === TENSOR.dataType && f.wireType === 0) head.elementType = f.value;
    if (f.field === TENSOR.name && f.wireType === 2) head.name = file.text(f.value, f.end);
    if (f.field === TENSOR.externalData && f.wireType === 2) addEntry(file, f, entries);
  }
  const location = entries.get('location');
  if (location !== undefined) {
    const offset = Number(entries.get('offset') ?? 0);
    head.external = { location, offset, length: Number(entries.get('length') ?? 0) };
  }
  return head;
}

function addEntry(file: ProtobufFile, entry: ProtobufField, entries: Map<string, string>): void {
  let key = '';
  let value = '';
  for (const f of file.fields(entry.value, entry.end)) {
    if (f.field === ENTRY.key && f.wireType === 2) key = file.text(f.value, f.end);
    if (f.field === ENTRY.value && f.wireType === 2) value = file.text(f.value, f.end);
  }
  entries.set(key, value);
}
