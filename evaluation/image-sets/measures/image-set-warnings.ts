import { counted } from '#domain/counted.ts';
import type { ImageTraits } from '../features/feature-extractor.ts';
import type { SetAside } from '../images/image-set.ts';
import { namedWithReasons } from './refuse-unreadable.ts';

/** What the files of a set have in common or not, gathered while they are read. */
export type TraitCounts = {
  formats: Map<string, number>;
  sizes: Map<string, number>;
  qualities: Map<number, number>;
  smallestSide: number;
};

/** Nothing counted yet. */
export function noTraits(): TraitCounts {
  return { formats: new Map(), sizes: new Map(), qualities: new Map(), smallestSide: Infinity };
}

/** Counts the files of a batch. */
export function countTraits(counts: TraitCounts, traits: readonly ImageTraits[]): void {
  const add = <Key>(map: Map<Key, number>, key: Key): void => {
    map.set(key, counted(map, key) + 1);
  };
  for (const { format, width, height, quality } of traits) {
    add(counts.formats, format);
    add(counts.sizes, `${width}x${height}`);
    if (quality !== undefined) add(counts.qualities, quality);
    counts.smallestSide = Math.min(counts.smallestSide, width, height);
  }
}

/** What a reader of the number must know about one set's files. */
export function setWarnings(label: string, counts: TraitCounts, side: number): string[] {
  const warnings: string[] = [];
  if (counts.formats.size > 1)
    warnings.push(`${label} mixes file formats (${listed(counts.formats)}).`);
  if (counts.sizes.size > 1) warnings.push(`${label} mixes image sizes (${listed(counts.sizes)}).`);
  if (counts.smallestSide < side)
    warnings.push(`${label} has images under ${side} pixels, which are enlarged.`);
  const lowest = Math.min(...counts.qualities.keys());
  if (lowest < 95)
    warnings.push(
      `${label} has JPEG files of quality ${lowest}: compression alone moves the value.`,
    );
  return warnings;
}

/** What a reader must know of images that could not be read and were left out. */
export function skippedWarning(label: string, skipped: readonly SetAside[]): string[] {
  if (skipped.length === 0) return [];
  const images = skipped.length === 1 ? 'image' : 'images';
  return [`${label}: ${skipped.length} ${images} left out (${namedWithReasons(skipped, 20)}).`];
}

/** Which files of a set are no images that are read and were passed over. */
export function leftOutWarning(label: string, leftOut: readonly SetAside[]): string[] {
  if (leftOut.length === 0) return [];
  const files = leftOut.length === 1 ? 'file' : 'files';
  return [
    `${label}: ${leftOut.length} other ${files} left out (${namedWithReasons(leftOut, 20)}).`,
  ];
}

/** What a reader must know about how two sets differ as files. */
export function pairWarnings(a: TraitCounts, b: TraitCounts): string[] {
  const kinds = [
    ['file formats', a.formats, b.formats],
    ['image sizes', a.sizes, b.sizes],
    ['JPEG qualities', a.qualities, b.qualities],
  ] as const;
  return kinds
    .filter(([, first, second]) => !haveSameKeys(first, second))
    .map(
      ([what, first, second]) =>
        `The sets differ in ${what} (${listed(first) || 'none'}; ${listed(second) || 'none'}).`,
    );
}

type Counts = ReadonlyMap<string | number, number>;

/** Whether two sets have the same kinds of file, however many of each. */
function haveSameKeys(a: Counts, b: Counts): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

function listed(counts: Counts): string {
  const keys = [...counts.entries()].sort((x, y) => y[1] - x[1]).map(([key]) => key);
  return keys.length > 4
    ? `${keys.slice(0, 4).join(', ')} and ${keys.length - 4} more`
    : keys.join(', ');
}
