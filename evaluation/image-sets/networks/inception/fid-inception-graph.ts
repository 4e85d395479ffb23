import { present } from '#domain/present.ts';
import type { OnnxGraph } from '#onnx/write-onnx-model.ts';
import { GraphBuilder } from './graph-builder.ts';
import type { Convolution } from './graph-builder.ts';
import { inceptionBlocks } from './inception-blocks.ts';

/** Outputs of the file that we write, by what they are. Features of 64, 192 and 768 are means over places. */
const FID_INCEPTION_OUTPUTS = {
  pool3: 'pool3',
  logits: 'logits',
  logitsUnbiased: 'logits_unbiased',
  spatial: 'spatial',
} as const;

export const FID_CLASSES = 1008;

/** The classifier: weight classes x 2048, and bias. */
export type Classifier = { weight: Float32Array; bias: Float32Array };

const SIDE = 299;

/** sFID takes so many channels of the first convolution of TensorFlow's block "mixed_6". */
const SPATIAL_CHANNELS = 7;
const SPATIAL_CONVOLUTION = 'Mixed_6d.branch1x1';
const SPATIAL_PLACES = 17 * 17;

/**
 * The Inception network of FID as an ONNX graph: torchvision's Inception3 with 1008 classes, average
 * pools that leave out the padding (5b to 5d, 6b to 6e, 7b) and a max pool in 7c. Without a
 * classifier the logits are left out.
 *
 * Sources: pytorch-fid's `fid_inception_v3`; for `spatial`, the evaluator of Dhariwal & Nichol,
 * "Diffusion Models Beat GANs on Image Synthesis", 2021 (`mixed_6/conv`, channels last).
 */
export function fidInceptionGraph(
  convolutions: ReadonlyMap<string, Convolution>,
  classifier: Classifier | undefined,
): OnnxGraph {
  const graph = new GraphBuilder(convolutions);
  const { inceptionA, inceptionB, inceptionC, inceptionD, inceptionE } = inceptionBlocks(graph);
  let x = graph.convolve('Conv2d_1a_3x3', 'image', { stride: 2, padding: 'valid' });
  x = graph.convolve('Conv2d_2a_3x3', x, { padding: 'valid' });
  x = graph.convolve('Conv2d_2b_3x3', x);
  x = graph.maxPool('maxpool1', x, { size: 3, stride: 2 });
  graph.globalAverage('64', x);
  x = graph.convolve('Conv2d_3b_1x1', x);
  x = graph.convolve('Conv2d_4a_3x3', x, { padding: 'valid' });
  x = graph.maxPool('maxpool2', x, { size: 3, stride: 2 });
  graph.globalAverage('192', x);
  for (const block of ['Mixed_5b', 'Mixed_5c', 'Mixed_5d']) x = inceptionA(block, x);
  x = inceptionB('Mixed_6a', x);
  for (const block of ['Mixed_6b', 'Mixed_6c', 'Mixed_6d', 'Mixed_6e']) {
    if (SPATIAL_CONVOLUTION.startsWith(`${block}.`)) spatial(graph, convolutions, x);
    x = inceptionC(block, x);
  }
  graph.globalAverage('768', x);
  x = inceptionD('Mixed_7a', x);
  x = inceptionE('Mixed_7b', x, 'average');
  x = inceptionE('Mixed_7c', x, 'max');
  graph.globalAverage(FID_INCEPTION_OUTPUTS.pool3, x);
  if (classifier !== undefined) logits(graph, classifier);
  return graph.finish({
    name: 'fid_inception_v3',
    inputs: [{ name: 'image', shape: ['N', 3, SIDE, SIDE] }],
    outputs: outputShapes(classifier !== undefined),
  });
}

function outputShapes(withLogits: boolean): OnnxGraph['outputs'] {
  const { pool3, logits: biased, logitsUnbiased, spatial: places } = FID_INCEPTION_OUTPUTS;
  const widths: [string, number][] = [
    [pool3, 2048],
    [places, SPATIAL_CHANNELS * SPATIAL_PLACES],
    ['64', 64],
    ['192', 192],
    ['768', 768],
  ];
  if (withLogits) widths.push([biased, FID_CLASSES], [logitsUnbiased, FID_CLASSES]);
  return widths.map(([name, width]) => ({ name, shape: ['N', width] }));
}

/** The few channels computed once more by themselves, which is cheaper than to cut them out. */
function spatial(
  graph: GraphBuilder,
  convolutions: ReadonlyMap<string, Convolution>,
  input: string,
): void {
  const { shape, kernel, bias } = present(
    convolutions.get(SPATIAL_CONVOLUTION),
    `the convolution ${SPATIAL_CONVOLUTION}`,
  );
  const rest = shape.slice(1);
  const size = rest.reduce((product, length) => product * length, SPATIAL_CHANNELS);
  const few = graph.convolveWith('spatial.channels', input, {
    shape: [SPATIAL_CHANNELS, ...rest],
    kernel: kernel.subarray(0, size),
    bias: bias.subarray(0, SPATIAL_CHANNELS),
    stride: 1,
    padding: 'same',
  });
  const last = graph.node('Transpose', [few], 'spatial.last', { perm: [0, 2, 3, 1] });
  graph.node('Flatten', [last], FID_INCEPTION_OUTPUTS.spatial);
}

function logits(graph: GraphBuilder, { weight, bias }: Classifier): void {
  const { pool3, logits: biased, logitsUnbiased } = FID_INCEPTION_OUTPUTS;
  graph.weight('fc.weight', [FID_CLASSES, 2048], weight);
  graph.weight('fc.bias', [FID_CLASSES], bias);
  graph.node('Gemm', [pool3, 'fc.weight'], logitsUnbiased, { transB: 1 });
  graph.node('Add', [logitsUnbiased, 'fc.bias'], biased);
}
