import { at } from '#domain/at.ts';
import type { Embedding } from './encode-prompt.ts';
import type { Pipeline } from './load-pipeline.ts';
import { toFloat32, toTensor } from '#onnx/to-tensor.ts';

/** Channels, height and width of one sample's latents. */
export type LatentShape = readonly [channels: number, height: number, width: number];

/**
 * One call of the U-Net over rows of latents that share a timestep; row i is conditioned on
 * embedding i. Returns each row's output.
 */
export async function runUnet(options: {
  pipeline: Pipeline;
  rows: readonly Float32Array[];
  shape: LatentShape;
  timestep: number;
  conditions: ConditionRows;
}): Promise<Float32Array[]> {
  const { rows, shape, timestep, conditions } = options;
  const { session, sample, timestep: time, embedding } = options.pipeline.unet;
  const length = at(rows, 0, 'the rows').length;
  const stacked = new Float32Array(rows.length * length);
  rows.forEach((row, i) => stacked.set(row, i * length));
  const timeDims = time.shape.map((d) => (typeof d === 'number' ? d : 1));
  const times = new Float32Array(timeDims.reduce((a, b) => a * b, 1)).fill(timestep);
  const name = at(session.outputNames, 0, "the U-Net's outputs");
  const outputs = await session.run({
    [sample.name]: toTensor({ values: stacked, type: sample.type, dims: [rows.length, ...shape] }),
    [time.name]: toTensor({ values: times, type: time.type, dims: timeDims }),
    [embedding.name]: conditions,
  });
  const output = outputs[name];
  if (!output) throw new Error('unet/model.onnx gave no output.');
  const values = toFloat32(output);
  if (values.length !== stacked.length) {
    throw new Error(
      `unet/model.onnx gave ${output.dims.join(' x ')} numbers for latents of ${[rows.length, ...shape].join(' x ')}.`,
    );
  }
  return rows.map((_, i) => values.subarray(i * length, (i + 1) * length));
}

export type ConditionRows = ReturnType<typeof toTensor>;

/** The embeddings of a batch as the tensor that every step feeds again. */
export function stackConditions(pipeline: Pipeline, rows: readonly Embedding[]): ConditionRows {
  const { tokens, width } = at(rows, 0, 'the conditions');
  const values = new Float32Array(rows.length * tokens * width);
  rows.forEach((row, i) => values.set(row.values, i * tokens * width));
  const { type } = pipeline.unet.embedding;
  return toTensor({ values, type, dims: [rows.length, tokens, width] });
}
