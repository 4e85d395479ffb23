import { z } from 'zod';
import { LONGEST_LINE } from '#domain/longest-line.ts';
import { PAIR_ORDERS } from '#study/results/order-pairs.ts';
import { storableText } from './storable-text.ts';

const schema = z.object({
  question: storableText.max(LONGEST_LINE).default(''),
  answer: storableText.max(64).default(''),
  category: storableText.max(LONGEST_LINE).default(''),
  challenge: storableText.max(LONGEST_LINE).default(''),
  order: z.enum(PAIR_ORDERS).catch('split').default('split'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

/** Which pairs of images are asked for; an empty string means any. */
export type PairFilter = z.infer<typeof schema>;

/** Reads the filter from an address; what is not understood falls back to showing all. */
export function parsePairFilter(query: Record<string, string | string[] | undefined>): PairFilter {
  const single = Object.entries(query).map(([key, value]) => [
    key,
    Array.isArray(value) ? value[0] : value,
  ]);
  const parsed = schema.safeParse(Object.fromEntries(single));
  return parsed.success ? parsed.data : schema.parse({});
}

/** The address of a filter, without what is at its default. */
export function pairsAddress(slug: string, filter: Partial<PairFilter>): `/${string}` {
  const query = new URLSearchParams();
  for (const key of ['question', 'answer', 'category', 'challenge', 'order', 'page'] as const) {
    const value = filter[key];
    const isDefault = value === undefined || value === '' || value === 'split' || value === 1;
    if (!isDefault) query.set(key, String(value));
  }
  const address = query.toString();
  return `/studies/${slug}/results/pairs${address === '' ? '' : `?${address}`}`;
}
