// A hot loop of `npm run bench:evaluation`: elements of typed arrays are read with a default that is
// never taken, since a check at each makes the conversion a quarter slower.
import { at } from '#domain/at.ts';
import type { KerasLayer, KerasNetwork } from './keras-network.ts';
import type { KerasWeight } from './read-keras-weights.ts';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxWeight } from '#onnx/write-onnx-model.ts';

type Layer<Kind extends KerasLayer['class_name']> = Extract<KerasLayer, { class_name: Kind }>;
type Weights = ReadonlyMap<string, KerasWeight>;

/** What a layer becomes: nodes and weights; the last node's output carries the layer's name. */
type Piece = { nodes: OnnxNode[]; weights: OnnxWeight[] };

/**
 * Rewrites a Keras layers model (channels last) as an ONNX graph (channels first). Each
 * convolution takes the batch normalisation that follows it into its own kernel and bias, computed
 * in float64. Dropout is left out, as at inference.
 *
 * `outputs` maps the names of the graph's outputs to the layers that give them and their widths.
 */
export function convertKerasNetwork(options: {
  network: KerasNetwork;
  weights: Weights;
  outputs: readonly { name: string; layer: string; width: number }[];
}): OnnxGraph {
  const { network, weights, outputs } = options;
  const layers = network.modelTopology.model_config.config.layers;
  const convolutions = new Map(
    layers.filter((l): l is Layer<'Conv2D'> => l.class_name === 'Conv2D').map((l) => [l.name, l]),
  );
  const pieces = layers.map((layer) => convertLayer(layer, weights, convolutions));
  return {
    name: 'inception_v3',
    elementType: 'float32',
    inputs: layers
      .filter((l): l is Layer<'InputLayer'> => l.class_name === 'InputLayer')
      .map(
        ({
          name,
          config: {
            batch_input_shape: [, height, width, channels],
          },
        }) => ({
          name,
          shape: ['N', channels ?? 'C', height ?? 'H', width ?? 'W'],
        }),
      ),
    outputs: outputs.map(({ name, width }) => ({ name, shape: ['N', width] })),
    weights: pieces.flatMap((piece) => piece.weights),
    nodes: [
      ...pieces.flatMap((piece) => piece.nodes),
      ...outputs.map(({ name, layer }) => ({ op: 'Identity', inputs: [layer], output: name })),
    ],
  };
}

function convertLayer(
  layer: KerasLayer,
  weights: Weights,
  convolutions: ReadonlyMap<string, Layer<'Conv2D'>>,
): Piece {
  const inputs = layer.inbound_nodes.flat().map(([name]) => name);
  const output = layer.name;
  const only = (op: string, attributes: Record<string, OnnxAttribute> = {}): Piece => ({
    nodes: [{ op, inputs, output, attributes }],
    weights: [],
  });
  switch (layer.class_name) {
    case 'InputLayer':
    case 'Conv2D': // written together with the normalisation that follows it
      return { nodes: [], weights: [] };
    case 'BatchNormalization': {
      const convolution = convolutions.get(at(inputs, 0, 'the inputs of a layer'));
      if (convolution === undefined)
        throw new RangeError(`Layer ${output} normalises something that is not a convolution.`);
      return foldedConvolution(convolution, layer, weights);
    }
    case 'Activation':
      return only('Relu');
    case 'MaxPooling2D':
      return only('MaxPool', window(layer.config.pool_size, layer.config));
    case 'AveragePooling2D':
      // TensorFlow's average leaves the padding out of its count.
      return only('AveragePool', {
        ...window(layer.config.pool_size, layer.config),
        count_include_pad: 0,
      });
    case 'Concatenate':
      return only('Concat', { axis: 1 });
    case 'Flatten':
      return only('Flatten');
    case 'Dropout':
      return only('Identity');
    case 'Dense':
      return dense(layer, inputs, weights);
  }
}

/**
 * y = (W x - mean) / sqrt(variance + eps) + beta is a convolution with kernel W / sqrt(...) and
 * bias beta - mean / sqrt(...).
 */
function foldedConvolution(
  convolution: Layer<'Conv2D'>,
  normalisation: Layer<'BatchNormalization'>,
  weights: Weights,
): Piece {
  const kernel = weightOf(weights, `${convolution.name}/kernel`);
  const [height, width] = [at(kernel.shape, 0), at(kernel.shape, 1)];
  const [channels, filters] = [at(kernel.shape, 2), at(kernel.shape, 3)];
  const beta = weightOf(weights, `${normalisation.name}/beta`).values;
  const mean = weightOf(weights, `${normalisation.name}/moving_mean`).values;
  const gain = weightOf(weights, `${normalisation.name}/moving_variance`).values.map(
    (variance) => 1 / Math.sqrt(variance + normalisation.config.epsilon),
  );
  const taps = height * width;
  const folded = new Float32Array(kernel.values.length);
  for (let tap = 0; tap < taps; tap++)
    for (let c = 0; c < channels; c++)
      for (let f = 0; f < filters; f++)
        folded[(f * channels + c) * taps + tap] =
          (kernel.values[(tap * channels + c) * filters + f] ?? 0) * (gain[f] ?? 0);
  const bias = Float32Array.from(beta, (b, f) => b - at(mean, f) * at(gain, f));
  const kernelName = `${convolution.name}/kernel`;
  const biasName = `${convolution.name}/bias`;
  return {
    weights: [
      { name: kernelName, shape: [filters, channels, height, width], values: folded },
      { name: biasName, shape: [filters], values: bias },
    ],
    nodes: [
      {
        op: 'Conv',
        inputs: [...convolution.inbound_nodes.flat().map(([name]) => name), kernelName, biasName],
        output: normalisation.name,
        attributes: window(convolution.config.kernel_size, convolution.config),
      },
    ],
  };
}

function dense(layer: Layer<'Dense'>, inputs: string[], weights: Weights): Piece {
  const kernel = weightOf(weights, `${layer.name}/kernel`);
  const bias = weightOf(weights, `${layer.name}/bias`);
  const kernelName = `${layer.name}/kernel`;
  const biasName = `${layer.name}/bias`;
  const linear = `${layer.name}/linear`;
  const activation: OnnxNode =
    layer.config.activation === 'relu'
      ? { op: 'Relu', inputs: [linear], output: layer.name }
      : { op: 'Softmax', inputs: [linear], output: layer.name, attributes: { axis: 1 } };
  return {
    weights: [
      { name: kernelName, shape: kernel.shape, values: Float32Array.from(kernel.values) },
      { name: biasName, shape: bias.shape, values: Float32Array.from(bias.values) },
    ],
    nodes: [{ op: 'Gemm', inputs: [...inputs, kernelName, biasName], output: linear }, activation],
  };
}

function window(
  size: readonly [number, number],
  { strides, padding }: { strides: readonly [number, number]; padding: 'same' | 'valid' },
): Record<string, OnnxAttribute> {
  const same = padding === 'same';
  if (same && (strides[0] !== 1 || strides[1] !== 1 || size[0] % 2 === 0 || size[1] % 2 === 0))
    throw new RangeError('Only odd windows with stride 1 have a symmetric "same" padding.');
  const [down, across] = same ? [(size[0] - 1) / 2, (size[1] - 1) / 2] : [0, 0];
  return { kernel_shape: [...size], strides: [...strides], pads: [down, across, down, across] };
}

function weightOf(weights: Weights, name: string): KerasWeight {
  const weight = weights.get(name);
  if (weight === undefined) throw new RangeError(`The Keras network has no weight ${name}.`);
  return weight;
}
