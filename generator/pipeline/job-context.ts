import type { SampleRecord } from '../manifest/sample-record.ts';
import type { RngName } from '../noise/noise-source.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import type { EmbeddingCache } from './embedding-cache.ts';
import type { GivenLatents } from './given-latents.ts';
import type { Pipeline } from './load-pipeline.ts';

/** What all batches of a job share. */
export type JobContext = {
  pipeline: Pipeline;
  embeddings: EmbeddingCache;
  arm: ArmSpec;
  rng: RngName;
  device: { requested: string; used: string; name: string; runtime: string };
  latents: GivenLatents | undefined;
  /** whether the U-Net is told the scheduler's very timesteps */
  timesteps: SampleRecord['timesteps'];
  saveLatents: boolean;
  /** throws when the device computes no more, and with it every sample that is left */
  requireDevice: () => Promise<void>;
  /** called after each U-Net call with the number of samples it moved on; throws to stop the job */
  afterStep: (samples: number) => void;
};

/** Thrown between two steps when a job is no longer wanted. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}
