import { z } from 'zod';

const differenceSchema = z.object({ most: z.number(), mean: z.number() });

/** What a model was found to make beside what diffusers made of it. */
export const certificateSchema = z.object({
  certified_at: z.iso.datetime(),
  model_sha256: z.string(),
  case: z.object({ sha256: z.string(), made_with: z.string(), model: z.string() }),
  device: z.string(),
  runtime: z.string(),
  precision: z.string(),
  /** every image is within the tolerances */
  agrees: z.boolean(),
  images: z.array(
    z.object({
      prompt: z.string(),
      scheduler: z.string(),
      steps: z.int(),
      seed: z.int(),
      timesteps: z.enum(['exact', 'rounded']).optional(),
      latents: differenceSchema,
      pixels: differenceSchema.nullable(),
      agrees: z.boolean(),
    }),
  ),
});
export type Certificate = z.infer<typeof certificateSchema>;
