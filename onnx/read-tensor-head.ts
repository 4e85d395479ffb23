import { ONNX_MESSAGES } from './onnx-format.ts';
import type { ProtobufField, ProtobufFile } from './protobuf-file.ts';

/** An ONNX tensor without its values. */
export type TensorHead = {
  name: string;
  /** onnx.TensorProto.DataType */
  elementType: number;
  dims: number[];
  external: ExternalPlace | null;
};

/** Where weights lie outside the graph's file: bytes of a file beside it. */
type ExternalPlace = { location: string; offset: number; length: number };

const { Tensor, Entry } = ONNX_MESSAGES;

/** Reads a tensor's name, type and shape where it lies in the file, and where its values are. */
export function readTensorHead(file: ProtobufFile, tensor: ProtobufField): TensorHead {
  const head: TensorHead = { name: '', elementType: 0, dims: [], external: null };
  const entries = new Map<string, string>();
  for (const f of file.fields(tensor.value, tensor.end)) {
    if (f.field === Tensor.dims.id && f.wireType === 0) head.dims.push(f.value);
    if (f.field === Tensor.dims.id && f.wireType === 2)
      head.dims.push(...file.packed(f.value, f.end));
    if (f.field === Tensor.dataType.id && f.wireType === 0) head.elementType = f.value;
    if (f.field === Tensor.name.id && f.wireType === 2) head.name = file.text(f.value, f.end);
    if (f.field === Tensor.externalData.id && f.wireType === 2) addEntry(file, f, entries);
  }
  const external = externalPlace(entries);
  if (external && !isSize(external.offset + external.length)) file.refuse(tensor.value);
  return { ...head, external };
}

/** The format leaves an offset of 0 out, and the length where it is the rest of the file. */
function externalPlace(entries: ReadonlyMap<string, string>): ExternalPlace | null {
  const location = entries.get('location');
  if (location === undefined) return null;
  const sizeOf = (key: string): number => (entries.has(key) ? Number(entries.get(key)) : 0);
  return { location, offset: sizeOf('offset'), length: sizeOf('length') };
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function addEntry(file: ProtobufFile, entry: ProtobufField, entries: Map<string, string>): void {
  let key = '';
  let value = '';
  for (const f of file.fields(entry.value, entry.end)) {
    if (f.field === Entry.key.id && f.wireType === 2) key = file.text(f.value, f.end);
    if (f.field === Entry.value.id && f.wireType === 2) value = file.text(f.value, f.end);
  }
  entries.set(key, value);
}
