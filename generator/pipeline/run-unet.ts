import { at } from '#domain/at.ts';
import { guidanceEmbedding } from './guidance-embedding.ts';
import type { LatentShape } from './latent-shape.ts';
import type { Embedding } from './encode-prompt.ts';
import type { Pipeline } from './load-pipeline.ts';
import { toFloat32, toTensor } from '#onnx/to-tensor.ts';

/** What latent consistency models have, where an export leaves it open. */
const USUAL_GUIDANCE_WIDTH = 256;

/**
 * One call of the U-Net over rows of latents that share a timestep; row i is conditioned on
 * embedding i. Returns each row's output.
 */
export async function runUnet(options: {
  pipeline: Pipeline;
  rows: readonly Float32Array[];
  shape: LatentShape;
  timestep: number;
  conditions: Conditions;
}): Promise<Float32Array[]> {
  const { rows, shape, timestep, conditions } = options;
  const { session, sample, timestep: time, embedding, guidance } = options.pipeline.unet;
  const length = at(rows, 0, 'the rows').length;
  const stacked = new Float32Array(rows.length * length);
  rows.forEach((row, i) => stacked.set(row, i * length));
  const timeDims = time.shape.map((d) => (typeof d === 'number' ? d : 1));
  const times = new Float32Array(timeDims.reduce((a, b) => a * b, 1)).fill(timestep);
  const name = at(session.outputNames, 0, "the U-Net's outputs");
  const outputs = await session.run({
    [sample.name]: toTensor({ values: stacked, type: sample.type, dims: [rows.length, ...shape] }),
    [time.name]: toTensor({ values: times, type: time.type, dims: timeDims }),
    [embedding.name]: conditions.texts,
    ...(guidance && conditions.guidance ? { [guidance.name]: conditions.guidance } : {}),
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

type Rows = ReturnType<typeof toTensor>;

/** What every call of a batch feeds again: the texts, and the guidance scale where the U-Net takes it. */
export type Conditions = { texts: Rows; guidance: Rows | null };

/** The conditions of a batch; row i of its latents is conditioned on embedding i. */
export function stackConditions(
  { unet }: Pipeline,
  rows: readonly Embedding[],
  guidanceScale: number,
): Conditions {
  const { tokens, width } = at(rows, 0, 'the conditions');
  const values = new Float32Array(rows.length * tokens * width);
  rows.forEach((row, i) => {
    values.set(row.values, i * tokens * width);
  });
  const texts = toTensor({
    values,
    type: unet.embedding.type,
    dims: [rows.length, tokens, width],
  });
  return { texts, guidance: stackGuidance(unet, rows.length, guidanceScale) };
}

function stackGuidance({ guidance }: Pipeline['unet'], rows: number, scale: number): Rows | null {
  if (!guidance) return null;
  const [, size] = guidance.shape;
  const width = typeof size === 'number' ? size : USUAL_GUIDANCE_WIDTH;
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) values.set(guidanceEmbedding(scale, width), row * width);
  return toTensor({ values, type: guidance.type, dims: [rows, width] });
}
