import { thumbnail } from '#evaluation/image-sets/images/thumbnail.ts';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import { toldNames } from '#evaluation/image-sets/measures/told-names.ts';

/** Larger images are made as small as this; smaller ones keep their pixels. */
const SIDE = 320;

/**
 * PNGs of those images of a set that are wanted, as metrics saw them but small, by the names that results
 * tell. What is not in the set is not in the answer.
 */
export async function picturesOfSet(
  set: ImageSet,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (wanted.size === 0) return found;
  const { ofImage } = toldNames(set.label);
  for await (const { name, read } of set.images()) {
    const told = ofImage(name);
    if (wanted.has(told)) found.set(told, await thumbnail(await read(), SIDE));
    if (found.size === wanted.size) break;
  }
  return found;
}
