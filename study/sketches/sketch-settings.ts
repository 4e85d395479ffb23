import { z } from 'zod';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';

/** All that decides the image of a sketch but the model's files. */
export const sketchSettings = z.strictObject({
  scheduler: z.enum(SCHEDULER_NAMES).nullable(),
  steps: z.int(),
  guidanceScale: z.number(),
  guidanceRescale: z.number(),
  negativePrompt: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  promptIndex: z.int(),
  prompt: z.string(),
  replicate: z.int(),
  seed: z.int(),
});

export type SketchSettings = z.infer<typeof sketchSettings>;
