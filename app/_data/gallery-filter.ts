import { z } from 'zod';
import { LONGEST_LINE } from '#domain/longest-line.ts';
import { storableText } from './storable-text.ts';

const galleryShows = ['all', 'failed', 'held', 'waiting'] as const;

const schema = z.object({
  category: storableText.max(LONGEST_LINE).default(''),
  challenge: storableText.max(LONGEST_LINE).default(''),
  arm: storableText.max(64).default(''),
  show: z.enum(galleryShows).catch('all').default('all'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  /** an image by its name, or the first or last one of the page */
  sample: z
    .union([z.enum(['first', 'last']), z.uuid()])
    .optional()
    .catch(undefined),
});

/** What part of a gallery is asked for; an empty string means any. */
export type GalleryFilter = z.infer<typeof schema>;

type Query = Record<string, string | string[] | undefined>;

/** Reads the filter from an address; what is not understood falls back to showing all. */
export function parseGalleryFilter(query: Query): GalleryFilter {
  const single = Object.entries(query).map(([key, value]) => [
    key,
    Array.isArray(value) ? value[0] : value,
  ]);
  const parsed = schema.safeParse(Object.fromEntries(single));
  return parsed.success ? parsed.data : schema.parse({});
}

/** The address of a filter, without what is at its default. */
export function galleryAddress(slug: string, filter: Partial<GalleryFilter>): `/${string}` {
  const query = new URLSearchParams();
  for (const key of ['category', 'challenge', 'arm', 'show', 'page', 'sample'] as const) {
    const value = filter[key];
    const isDefault = value === undefined || value === '' || value === 'all' || value === 1;
    if (!isDefault) query.set(key, String(value));
  }
  const text = query.toString();
  return `/studies/${slug}/gallery${text === '' ? '' : `?${text}`}`;
}
