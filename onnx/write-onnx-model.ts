import { ONNX_ATTRIBUTE_TYPE, ONNX_ELEMENT_TYPE } from './onnx-format.ts';
import { onnxModelMessage } from './onnx-messages.ts';

/** Version 8 of the file layout and operator set 17: what every runtime since 2022 reads. */
const IR_VERSION = 8;
const OPSET = 17;

export type OnnxAttribute = number | string | readonly number[];

export type OnnxNode = {
  op: string;
  inputs: readonly string[];
  output: string;
  /** Whole numbers become `int`, lists of them `ints`. */
  attributes?: Record<string, OnnxAttribute>;
};

export type OnnxWeight = { name: string; shape: readonly number[]; values: Float32Array };

/** A named input or output; a size is a number, or the name of a free size. */
type OnnxValue = { name: string; shape: readonly (number | string)[] };

export type OnnxGraph = {
  name: string;
  elementType: 'float32' | 'float64';
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
  weights: readonly OnnxWeight[];
  nodes: readonly OnnxNode[];
};

/** The bytes of an ONNX file (opset 17) that holds the graph; the same graph gives the same bytes. */
export function writeOnnxModel(graph: OnnxGraph): Uint8Array {
  const elemType = ONNX_ELEMENT_TYPE[graph.elementType];
  const valueInfo = ({ name, shape }: OnnxValue): object => ({
    name,
    type: { tensorType: { elemType, shape: { dim: shape.map(dimension) } } },
  });
  const message = onnxModelMessage();
  return message
    .encode(
      message.create({
        irVersion: IR_VERSION,
        producerName: 'onpar',
        opsetImport: [{ domain: '', version: OPSET }],
        graph: {
          name: graph.name,
          node: graph.nodes.map(node),
          initializer: graph.weights.map(tensor),
          input: graph.inputs.map(valueInfo),
          output: graph.outputs.map(valueInfo),
        },
      }),
    )
    .finish();
}

function dimension(size: number | string): object {
  return typeof size === 'number' ? { dimValue: size } : { dimParam: size };
}

function node({ op, inputs, output, attributes = {} }: OnnxNode): object {
  return {
    opType: op,
    name: output,
    input: inputs,
    output: [output],
    attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  };
}

function attribute(name: string, value: OnnxAttribute): object {
  if (typeof value === 'number') return { name, i: value, type: ONNX_ATTRIBUTE_TYPE.int };
  if (typeof value === 'string')
    return { name, s: new TextEncoder().encode(value), type: ONNX_ATTRIBUTE_TYPE.string };
  return { name, ints: value, type: ONNX_ATTRIBUTE_TYPE.ints };
}

function tensor({ name, shape, values }: OnnxWeight): object {
  return {
    name,
    dims: shape,
    dataType: ONNX_ELEMENT_TYPE.float32,
    rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  };
}
