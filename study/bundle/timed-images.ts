import type { TimedImage } from '../runtime/image-runtimes.ts';
import type { ImageSource } from './source-shapes.ts';

/** The images whose time can be known: those that a model made here. */
export function timedImages(images: readonly ImageSource[]): TimedImage[] {
  return images.flatMap(({ arm, ...image }) =>
    'made_elsewhere' in arm ? [] : [{ ...image, arm }],
  );
}
