import { createSeededRandom } from '../design/seeded-random.ts';
import type { ImageSource } from './source-shapes.ts';

/** So many images of a bundle, drawn at random, in the order of their records; all if there are no more. */
export function chooseImages(
  images: readonly ImageSource[],
  { count, seed }: { count: number; seed: number },
): ImageSource[] {
  const places = images.map((_, place) => place);
  const random = createSeededRandom(`images to make again/${seed}`);
  const drawn = new Set(random.shuffle(places).slice(0, count));
  return images.filter((_, place) => drawn.has(place));
}
