import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxWeight } from '#onnx/write-onnx-model.ts';

/** A convolution with its bias: kernel filters x channels x height x width. */
export type Convolution = { shape: readonly number[]; kernel: Float32Array; bias: Float32Array };

type Window = { size: number; stride?: number; padding?: number };

/** Writes a graph of convolutions and pools node by node; each call returns its output's name. */
export class GraphBuilder {
  readonly #convolutions: ReadonlyMap<string, Convolution>;
  readonly #nodes: OnnxNode[] = [];
  readonly #weights: OnnxWeight[] = [];

  constructor(convolutions: ReadonlyMap<string, Convolution>) {
    this.#convolutions = convolutions;
  }

  /** A convolution and a ReLU; `same` keeps the size, `valid` adds nothing at the borders. */
  convolve(
    name: string,
    input: string,
    { stride = 1, padding = 'same' }: { stride?: number; padding?: 'same' | 'valid' } = {},
  ): string {
    const convolution = present(this.#convolutions.get(name), `the convolution ${name}`);
    return this.convolveWith(name, input, { ...convolution, stride, padding });
  }

  convolveWith(
    name: string,
    input: string,
    options: Convolution & { stride: number; padding: 'same' | 'valid' },
  ): string {
    const { shape, kernel, bias, stride, padding } = options;
    const filters = at(shape, 0, 'the shape of a kernel');
    const [height, width] = [at(shape, 2), at(shape, 3)];
    const [down, across] = padding === 'same' ? [(height - 1) / 2, (width - 1) / 2] : [0, 0];
    this.weight(`${name}.kernel`, shape, kernel);
    this.weight(`${name}.bias`, [filters], bias);
    const sums = this.node('Conv', [input, `${name}.kernel`, `${name}.bias`], `${name}.sums`, {
      kernel_shape: [height, width],
      strides: [stride, stride],
      pads: [down, across, down, across],
    });
    return this.node('Relu', [sums], name);
  }

  maxPool(name: string, input: string, { size, stride = 1, padding = 0 }: Window): string {
    return this.node('MaxPool', [input], name, window({ size, stride, padding }));
  }

  /** The average that leaves the padding out of its count. */
  averagePool(name: string, input: string, { size, stride = 1, padding = 0 }: Window): string {
    const attributes = { ...window({ size, stride, padding }), count_include_pad: 0 };
    return this.node('AveragePool', [input], name, attributes);
  }

  concatenate(name: string, inputs: readonly string[]): string {
    return this.node('Concat', inputs, name, { axis: 1 });
  }

  /** The mean over all places: N x channels. */
  globalAverage(name: string, input: string): string {
    const pooled = this.node('GlobalAveragePool', [input], `${name}.pooled`);
    return this.node('Flatten', [pooled], name);
  }

  weight(name: string, shape: readonly number[], values: Float32Array): void {
    this.#weights.push({ name, shape, values });
  }

  node(
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: Record<string, OnnxAttribute> = {},
  ): string {
    this.#nodes.push({ op, inputs, output, attributes });
    return output;
  }

  finish(graph: Pick<OnnxGraph, 'name' | 'inputs' | 'outputs'>): OnnxGraph {
    return { ...graph, elementType: 'float32', weights: this.#weights, nodes: this.#nodes };
  }
}

function window({ size, stride, padding }: Required<Window>): Record<string, OnnxAttribute> {
  return {
    kernel_shape: [size, size],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  };
}
