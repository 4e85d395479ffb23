import { closeSync, fstatSync, openSync } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { ProtobufFile, type ProtobufField } from './protobuf-file.ts';
import { readTensorHead, type TensorHead } from './read-tensor-head.ts';
import { readValue, type GraphValue } from './read-graph-value.ts';

export type OnnxGraph = {
  inputs: GraphValue[];
  outputs: GraphValue[];
  /** elements of all floating-point or quantised initializers */
  parameters: number;
  /** of these, the ones that the graph computes with in float16 (stored so, and not cast up) */
  float16Parameters: number;
  /** files of external weights, relative to the graph's folder, with the bytes they must hold */
  externalFiles: Map<string, number>;
};

// Field numbers of onnx.proto (ModelProto, GraphProto, NodeProto).
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, opType: 4 } as const;
const FLOAT16 = 10;
/** onnx.TensorProto.DataType: float, (u)int8, float16, double, bfloat16: what weights are stored as */
const WEIGHT_TYPES = new Set([1, 2, 3, FLOAT16, 11, 16]);

/**
 * Reads names, types and shapes of an ONNX graph without its weights: in milliseconds at any size.
 *
 * @throws UserError `broken-onnx` when the file is truncated or not ONNX
 */
export function scanOnnx(path: string): OnnxGraph {
  const descriptor = openSync(path, 'r');
  try {
    const file = new ProtobufFile({ descriptor, size: fstatSync(descriptor).size, path });
    const graph = findGraph(file);
    if (!graph) {
      throw new UserError(`${path} holds no ONNX graph: copy or export it again.`, {
        code: 'broken-onnx',
      });
    }
    return scanGraph(file, graph);
  } finally {
    closeSync(descriptor);
  }
}

function findGraph(file: ProtobufFile): ProtobufField | undefined {
  let graph: ProtobufField | undefined;
  for (const field of file.fields(0, file.size)) {
    if (field.field === MODEL_GRAPH && field.wireType === 2) graph = field;
  }
  return graph;
}

function scanGraph(file: ProtobufFile, graph: ProtobufField): OnnxGraph {
  const inputs: GraphValue[] = [];
  const outputs: GraphValue[] = [];
  const tensors: TensorHead[] = [];
  const castInputs = new Set<string>();
  for (const field of file.fields(graph.value, graph.end)) {
    if (field.wireType !== 2) continue;
    if (field.field === GRAPH.initializer) tensors.push(readTensorHead(file, field));
    if (field.field === GRAPH.input) inputs.push(readValue(file, field));
    if (field.field === GRAPH.output) outputs.push(readValue(file, field));
    if (field.field === GRAPH.node) noteCast(file, field, castInputs);
  }
  const weights = tensors.filter((t) => WEIGHT_TYPES.has(t.elementType));
  const half = weights.filter((t) => t.elementType === FLOAT16 && !castInputs.has(t.name));
  const stored = new Set(tensors.map((t) => t.name));
  return {
    inputs: inputs.filter((i) => !stored.has(i.name)),
    outputs,
    parameters: countElements(weights),
    float16Parameters: countElements(half),
    externalFiles: sumExternalFiles(tensors),
  };
}

function noteCast(file: ProtobufFile, node: ProtobufField, castInputs: Set<string>): void {
  let first: string | undefined;
  let isCast = false;
  for (const field of file.fields(node.value, node.end)) {
    if (field.wireType !== 2) continue;
    if (field.field === NODE.input) first ??= file.text(field.value, field.end);
    if (field.field === NODE.opType) isCast = file.text(field.value, field.end) === 'Cast';
  }
  if (isCast && first !== undefined) castInputs.add(first);
}

function countElements(tensors: TensorHead[]): number {
  return tensors.reduce((sum, t) => sum + t.dims.reduce((product, d) => product * d, 1), 0);
}

function sumExternalFiles(tensors: TensorHead[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const { external } of tensors) {
    if (!external) continue;
    files.set(
      external.location,
      Math.max(files.get(external.location) ?? 0, external.offset + external.length),
    );
  }
  return files;
}
