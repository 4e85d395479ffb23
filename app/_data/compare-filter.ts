import { z } from 'zod';
import { storableText } from './storable-text.ts';

const schema = z.object({
  studies: z.array(z.string().min(1)).catch([]),
  model: storableText.max(200).catch(''),
});

/** The names of studies to be held beside each other, or which model is followed through its studies. */
export type CompareFilter = z.infer<typeof schema>;

/** Reads the choice from an address, each name once; whether there are such studies is for others to say. */
export function parseCompareFilter(
  query: Record<string, string | string[] | undefined>,
): CompareFilter {
  const { study = [], model = '' } = query;
  const named = [study].flat().filter((name) => name !== '');
  return schema.parse({ studies: [...new Set(named)], model });
}
