import { ONNX_MESSAGES } from './onnx-format.ts';
import type { ProtobufField, ProtobufFile } from './protobuf-file.ts';

/** An operator of a graph: what it is, what goes in and out, and its attributes that are lists of numbers. */
export type NodeHead = {
  op: string;
  inputs: string[];
  outputs: string[];
  ints: Map<string, number[]>;
};

const { Node, Attribute } = ONNX_MESSAGES;

/** Reads an operator where it lies in the file, without tensors that its attributes may hold. */
export function readNodeHead(file: ProtobufFile, node: ProtobufField): NodeHead {
  const head: NodeHead = { op: '', inputs: [], outputs: [], ints: new Map() };
  for (const f of file.fields(node.value, node.end)) {
    if (f.wireType !== 2) continue;
    if (f.field === Node.input.id) head.inputs.push(file.text(f.value, f.end));
    if (f.field === Node.output.id) head.outputs.push(file.text(f.value, f.end));
    if (f.field === Node.opType.id) head.op = file.text(f.value, f.end);
    if (f.field === Node.attribute.id) addInts(file, f, head.ints);
  }
  return head;
}

function addInts(file: ProtobufFile, attribute: ProtobufField, ints: NodeHead['ints']): void {
  let name = '';
  const values: number[] = [];
  for (const f of file.fields(attribute.value, attribute.end)) {
    if (f.field === Attribute.name.id && f.wireType === 2) name = file.text(f.value, f.end);
    if (f.field === Attribute.ints.id && f.wireType === 0) values.push(f.value);
    if (f.field === Attribute.ints.id && f.wireType === 2)
      values.push(...file.packed(f.value, f.end));
  }
  if (values.length > 0) ints.set(name, values);
}
