import { z } from 'zod';

export const GENERATION_QUEUE = 'generation';

/** The payload of a job: some samples of one arm of one run. Images and prompts stay in the record. */
export const generationJobSchema = z.object({
  runId: z.uuid(),
  armId: z.uuid(),
  sampleIds: z.array(z.uuid()).min(1),
});

export type GenerationJob = z.infer<typeof generationJobSchema>;
