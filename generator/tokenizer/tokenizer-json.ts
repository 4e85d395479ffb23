import { z } from 'zod';

const step = z.looseObject({ type: z.string() });

/** What we rely on in a `tokenizer.json`; the library that reads it checks the rest. */
export const tokenizerJsonSchema = z.looseObject({
  added_tokens: z.array(z.looseObject({ id: z.number().int().min(0), content: z.string() })),
  normalizer: step.nullable(),
  pre_tokenizer: step.nullable(),
  post_processor: step.nullable(),
  decoder: step.nullable(),
  model: z.looseObject({}),
});

export type TokenizerJson = z.infer<typeof tokenizerJsonSchema>;

/** One normalizer or pre-tokenizer. */
export type TokenizerStep = z.infer<typeof step>;
