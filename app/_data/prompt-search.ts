import { z } from 'zod';
import { LONGEST_LINE } from '#domain/longest-line.ts';
import type { PromptSearch } from '#study/prompts/find-prompts.ts';
import { promptSetAddress } from '../_ui/prompt-set-address.ts';

const words = z
  .string()
  .max(LONGEST_LINE)
  .transform((text) => text.toWellFormed().replaceAll('\0', ''))
  .catch('')
  .default('');
const schema = z.object({
  text: words,
  category: words,
  challenge: words,
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

/** Reads what is looked for from an address; what is not understood looks for all. */
export function parsePromptSearch(
  query: Record<string, string | string[] | undefined>,
): PromptSearch {
  const single = Object.entries(query).map(([key, value]) => [
    key,
    Array.isArray(value) ? value[0] : value,
  ]);
  return schema.parse(Object.fromEntries(single));
}

/** The address of what is looked for in a set, without what is at its default. */
export function promptSearchAddress(name: string, search: Partial<PromptSearch>): `/${string}` {
  const query = new URLSearchParams();
  for (const key of ['text', 'category', 'challenge'] as const) {
    const value = search[key];
    if (value !== undefined && value !== '') query.set(key, value);
  }
  if (search.page !== undefined && search.page > 1) query.set('page', String(search.page));
  return query.size === 0 ? promptSetAddress(name) : `${promptSetAddress(name)}?${query}`;
}
