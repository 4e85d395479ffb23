import { countOf } from '#domain/count-of.ts';
import { describePlace } from './coverage.ts';
import type { Place } from './coverage.ts';

const MOST_NAMED = 2;

/** Files that a list gives for several images, in words: raters would see one picture as two. */
export function findSharedFiles(
  found: readonly (Place & { files: readonly string[] })[],
  list: string,
): string[] {
  const uses = found.flatMap((place) => place.files.map((file) => ({ file, place })));
  return [...Map.groupBy(uses, ({ file }) => file)].flatMap(([file, places]) => {
    if (places.length === 1) return [];
    const named = places.slice(0, MOST_NAMED).map(({ place }) => describePlace(place));
    const more = places.length - MOST_NAMED;
    const others = more > 0 ? [countOf(more, 'other image')] : [];
    return [
      `${list} gives ${file} for ${[...named, ...others].join(' and ')}: name a file of its own for each`,
    ];
  });
}
