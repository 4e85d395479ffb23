import { z } from 'zod';

/** What a prompt file says of a prompt besides: its further columns, by name. */
export const promptMetadataSchema = z.record(z.string(), z.json());
export type PromptMetadata = z.infer<typeof promptMetadataSchema>;

/** One prompt as its file gives it; `index` is its place in the set, from 0. */
export type PromptRecord = {
  index: number;
  text: string;
  category: string;
  challenge: string;
  note: string;
};

/** A prompt with the further columns of its file. */
export type ImportedPrompt = PromptRecord & { metadata: PromptMetadata };
