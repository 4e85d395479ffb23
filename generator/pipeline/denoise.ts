import { at } from '#domain/at.ts';
import type { RngName } from '../noise/noise-source.ts';
import { createNoiseSource } from '../noise/noise-source.ts';
import { createArmScheduler } from '../models/scheduler-of-arm.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import type { Embedding } from './encode-prompt.ts';
import type { GivenLatents } from './given-latents.ts';
import { guide } from './guide.ts';
import type { Pipeline } from './load-pipeline.ts';
import type { LatentShape } from './latent-shape.ts';
import { runUnet, stackConditions } from './run-unet.ts';

export type DenoiseOptions = {
  pipeline: Pipeline;
  arm: ArmSpec;
  rng: RngName;
  shape: LatentShape;
  seeds: readonly number[];
  conditional: readonly Embedding[];
  /** null: no classifier-free guidance */
  unconditional: Embedding | null;
  /** starting noise of unit deviation for every sample, in place of the drawn one */
  latents?: GivenLatents | undefined;
  /** called after each U-Net call; throws to stop */
  afterStep: () => void;
};

/** Each sample has a scheduler and a noise stream of its own, so that it does not depend on its batch. */
function startSample(options: DenoiseOptions, seed: number) {
  const { arm, pipeline, rng, shape, latents } = options;
  const scheduler = createArmScheduler(pipeline.model, arm);
  const noise = createNoiseSource(rng, seed);
  const count = shape.reduce((a, b) => a * b, 1);
  const start: Float32Array = latents?.values ?? noise.randn(count);
  const sigma = Math.fround(scheduler.initNoiseSigma);
  const sample: Float32Array = start.map((value) => value * sigma);
  return { scheduler, noise: () => noise.randn(count), sample };
}

/** Runs the whole sampling loop of one batch; returns the final latents of each sample. */
export async function denoise(options: DenoiseOptions): Promise<Float32Array[]> {
  const { pipeline, arm, shape, conditional, unconditional } = options;
  const samples = options.seeds.map((seed) => startSample(options, seed));
  const timesteps = at(samples, 0, 'the batch').scheduler.timesteps;
  const rest = unconditional ? conditional.map(() => unconditional) : [];
  const conditions = stackConditions(pipeline, [...rest, ...conditional], arm.guidanceScale);
  for (const [index, timestep] of timesteps.entries()) {
    const scaled = samples.map((s) => s.scheduler.scaleModelInput(s.sample, index));
    const rows = unconditional ? [...scaled, ...scaled] : scaled;
    const outputs = await runUnet({ pipeline, rows, shape, timestep, conditions });
    samples.forEach((s, i) => {
      const modelOutput = pickOutput({ outputs, index: i, count: samples.length, arm });
      s.sample = s.scheduler.step({ modelOutput, index, sample: s.sample, noise: s.noise });
    });
    options.afterStep();
  }
  return samples.map((s) => s.sample);
}

/** Guided when the batch holds unconditional rows first and conditional ones after them. */
function pickOutput(options: {
  outputs: Float32Array[];
  index: number;
  count: number;
  arm: ArmSpec;
}): Float32Array {
  const { outputs, index, count, arm } = options;
  const first = at(outputs, index, "the U-Net's rows");
  const conditional = outputs[index + count];
  if (!conditional) return first;
  const { guidanceScale: scale, guidanceRescale: rescale } = arm;
  return guide({ unconditional: first, conditional, scale, rescale });
}
