import { closeSync, fstatSync, openSync } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { ONNX_ELEMENT_TYPE, ONNX_MESSAGES } from './onnx-format.ts';
import { ProtobufFile, type ProtobufField } from './protobuf-file.ts';
import { readNodeHead, type NodeHead } from './read-node-head.ts';
import { readTensorHead, type TensorHead } from './read-tensor-head.ts';
import { readValue, type GraphValue } from './read-graph-value.ts';

/** What a graph declares, without its weights. */
export type ScannedGraph = {
  inputs: GraphValue[];
  outputs: GraphValue[];
  /** elements of all floating-point or quantised initializers */
  parameters: number;
  /** of these, the ones that the graph computes with in float16 (stored so, and not cast up) */
  float16Parameters: number;
  /** files of external weights, relative to the graph's folder, with the bytes they must hold */
  externalFiles: Map<string, number>;
  /** how often height and width are halved, one after the other, between input and output */
  halvings: number;
};

const { Model, Graph } = ONNX_MESSAGES;
const { float32, uint8, int8, float16, float64, bfloat16 } = ONNX_ELEMENT_TYPE;
/** What weights are stored as. */
const WEIGHT_TYPES = new Set<number>([float32, uint8, int8, float16, float64, bfloat16]);
const HALVING_OPERATORS = ['Conv', 'AveragePool', 'MaxPool'];

/**
 * Reads names, types and shapes of an ONNX graph without its weights: in milliseconds at any size.
 *
 * @throws UserError `broken-onnx` when the file is truncated or not ONNX
 */
export function scanOnnx(path: string): ScannedGraph {
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
    if (field.field === Model.graph.id && field.wireType === 2) graph = field;
  }
  return graph;
}

function scanGraph(file: ProtobufFile, graph: ProtobufField): ScannedGraph {
  const inputs: GraphValue[] = [];
  const outputs: GraphValue[] = [];
  const tensors: TensorHead[] = [];
  const nodes: NodeHead[] = [];
  for (const field of file.fields(graph.value, graph.end)) {
    if (field.wireType !== 2) continue;
    if (field.field === Graph.initializer.id) tensors.push(readTensorHead(file, field));
    if (field.field === Graph.input.id) inputs.push(readValue(file, field));
    if (field.field === Graph.output.id) outputs.push(readValue(file, field));
    if (field.field === Graph.node.id) nodes.push(readNodeHead(file, field));
  }
  const castInputs = new Set(nodes.filter((n) => n.op === 'Cast').map((n) => n.inputs[0]));
  const weights = tensors.filter((t) => WEIGHT_TYPES.has(t.elementType));
  const half = weights.filter((t) => t.elementType === float16 && !castInputs.has(t.name));
  const stored = new Set(tensors.map((t) => t.name));
  return {
    inputs: inputs.filter((i) => !stored.has(i.name)),
    outputs,
    parameters: countElements(weights),
    float16Parameters: countElements(half),
    externalFiles: sumExternalFiles(tensors),
    halvings: countHalvings(nodes),
  };
}

/** The most halvings on any way through the graph, whose operators come in the order of the data. */
function countHalvings(nodes: readonly NodeHead[]): number {
  const depths = new Map<string, number>();
  let most = 0;
  for (const node of nodes) {
    const before = node.inputs.map((name) => depths.get(name)).filter((d) => d !== undefined);
    const depth = Math.max(0, ...before) + (halves(node) ? 1 : 0);
    for (const name of node.outputs) depths.set(name, depth);
    most = Math.max(most, depth);
  }
  return most;
}

/** A convolution or pool with a stride of 2 in each direction. */
function halves({ op, ints }: NodeHead): boolean {
  const strides = ints.get('strides');
  return HALVING_OPERATORS.includes(op) && strides !== undefined && strides.every((s) => s === 2);
}

function countElements(tensors: TensorHead[]): number {
  return tensors.reduce((sum, t) => sum + t.dims.reduce((product, d) => product * d, 1), 0);
}

function sumExternalFiles(tensors: TensorHead[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const { external } of tensors) {
    if (!external) continue;
    const end = external.offset + external.length;
    const known = files.get(external.location);
    if (known === undefined || known < end) files.set(external.location, end);
  }
  return files;
}
