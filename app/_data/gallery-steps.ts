import { galleryAddress, type GalleryFilter } from './gallery-filter.ts';
import type { Gallery } from './read-gallery.ts';

/** Where an image stands in the gallery, and the addresses of those before and after it. */
export type GallerySteps = {
  place: string;
  previous: `/${string}` | null;
  next: `/${string}` | null;
};

/** The image that an address means, by its own name or as the first or last of the page; null for none. */
export function sampleMeant(
  { sample }: GalleryFilter,
  gallery: Pick<Gallery, 'prompts'>,
): string | null {
  if (sample === 'first') return idsOf(gallery).at(0) ?? null;
  if (sample === 'last') return idsOf(gallery).at(-1) ?? null;
  return sample ?? null;
}

/** The steps from an image, on over the pages; null where the image is not on the page that is shown. */
export function stepsFrom(
  sampleId: string,
  {
    slug,
    filter,
    gallery,
  }: { slug: string; filter: GalleryFilter; gallery: Pick<Gallery, 'prompts' | 'pages'> },
): GallerySteps | null {
  const ids = idsOf(gallery);
  const index = ids.indexOf(sampleId);
  if (index === -1) return null;
  const { page } = filter;
  const to = (sample: string | undefined): `/${string}` | null =>
    sample === undefined ? null : galleryAddress(slug, { ...filter, sample });
  const before = page > 1 ? { page: page - 1, sample: 'last' } : null;
  const after = page < gallery.pages ? { page: page + 1, sample: 'first' } : null;
  const pages = gallery.pages === 1 ? '' : ` of page ${page}`;
  return {
    place: `Image ${index + 1} of ${ids.length}${pages}`,
    previous:
      index > 0 ? to(ids[index - 1]) : before && galleryAddress(slug, { ...filter, ...before }),
    next: to(ids[index + 1]) ?? (after && galleryAddress(slug, { ...filter, ...after })),
  };
}

function idsOf({ prompts }: Pick<Gallery, 'prompts'>): string[] {
  return prompts.flatMap(({ replicates }) =>
    replicates.flatMap(({ samples }) => samples.map(({ id }) => id)),
  );
}
