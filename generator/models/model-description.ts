import type { SchedulerConfig } from '../schedulers/scheduler-config.ts';
import type { AllowedSizes } from './allowed-sizes.ts';
import type { GraphValue } from '#onnx/read-graph-value.ts';

export const MODEL_PARTS = ['text_encoder', 'unet', 'vae_decoder'] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

export type GraphDescription = {
  inputs: GraphValue[];
  outputs: GraphValue[];
  parameters: number;
  float16Parameters: number;
  /** how often height and width are halved */
  halvings: number;
};

/** What a model folder declares, read without loading any weight. */
export type ModelLayout = {
  /** absolute */
  folder: string;
  /** files that decide an image, relative to the folder, sorted */
  files: string[];
  graphs: Record<ModelPart, GraphDescription>;
  /** its own, which an arm takes that names none */
  scheduler: SchedulerConfig;
  /** the U-Net takes whole timesteps only: fractional ones are rounded for it */
  wholeTimesteps: boolean;
  /** latents are divided by it before decoding */
  scalingFactor: number;
  /** pixels of one latent: 8 for Stable Diffusion 1.x */
  pixelsPerLatent: number;
  latentChannels: number;
  defaultSize: { width: number; height: number };
  sizes: AllowedSizes;
  precision: 'float32' | 'float16';
  /** those of its warnings that do not concern an arm which names a scheduler */
  schedulerDoubts: string[];
  warnings: string[];
};

/** A layout with the hashes of its files. */
export type ModelDescription = Omit<ModelLayout, 'files'> & {
  /** sha256 over the lines `<sha256>  <file>` of the sorted files */
  sha256: string;
  files: Record<string, string>;
};
