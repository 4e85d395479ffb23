import { z } from 'zod';
import { SHA256_HEX } from '#domain/sha256-hex.ts';
import { RNG_NAMES } from '../noise/noise-source.ts';
import { armSettings } from '#domain/arm-settings.ts';

const sha256 = z.string().regex(SHA256_HEX);
const milliseconds = z.number().nonnegative();

/** One line of `manifest.jsonl`: everything needed to make the image again, and what making it took. */
export const sampleRecordSchema = z.object({
  prompt_index: z.int().nonnegative(),
  prompt: z.string(),
  replicate: z.int().nonnegative(),
  seed: z.int().nonnegative(),
  arm: z.object({
    key: z.string(),
    model: z.string(),
    model_sha256: sha256,
    scheduler: armSettings.scheduler,
    steps: armSettings.steps,
    guidance_scale: armSettings.guidance_scale,
    guidance_rescale: armSettings.guidance_rescale,
    negative_prompt: armSettings.negative_prompt,
    /** of the image as made: a model's own size may be one that no arm can ask for */
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  device: z.object({
    requested: z.string(),
    used: z.string(),
    name: z.string(),
    runtime: z.string(),
  }),
  /** what was computed in: float32 on an NVIDIA card that may round is `tf32` */
  precision: z.enum(['float32', 'float16', 'tf32']),
  /** `rounded`: the U-Net takes whole timesteps, and the scheduler's are not; absent in old records */
  timesteps: z.enum(['exact', 'rounded']).optional(),
  rng: z.enum(RNG_NAMES),
  /** sha256 of the initial latents (float32, little endian) when they were given, else absent */
  latents_sha256: sha256.optional(),
  /** relative to the folder of the manifest */
  file: z.string(),
  /** of the PNG file */
  sha256,
  /** of the pixels alone: RGB bytes, row by row */
  pixels_sha256: sha256,
  /** what of the prompt lay beyond the model's 77 tokens, when anything did */
  truncated: z.string().optional(),
  /** a batch's time is shared evenly by its samples; the text encoder counts where it ran */
  latency_ms: z.object({
    text_encoder: milliseconds,
    denoise: milliseconds,
    vae_decoder: milliseconds,
    total: milliseconds,
  }),
  created_at: z.iso.datetime(),
});

export type SampleRecord = z.infer<typeof sampleRecordSchema>;
