import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { storableText } from './storable-text.ts';

const MOST_STUDIES = 12;

const schema = z.object({
  studies: z.array(studySlug).max(MOST_STUDIES).catch([]),
  model: storableText.max(200).catch(''),
});

/** Which studies are held beside each other, or which model is followed through its studies. */
export type CompareFilter = z.infer<typeof schema>;

/** Reads the choice from an address; what is not understood is as if it were not there. */
export function parseCompareFilter(
  query: Record<string, string | string[] | undefined>,
): CompareFilter {
  const { study = [], model = '' } = query;
  return schema.parse({ studies: [...new Set([study].flat())], model });
}
