import { nameOfPlace } from '#domain/name-of-place.ts';
import type { SetAside } from '../images/image-set.ts';

/**
 * What a result calls a set and its files: results are passed on, so that an absolute path is its last
 * name there, with what is below it. Refusals, which only who called sees, have the whole path.
 *
 * @param label the set's, such as its path as given
 */
export function toldNames(label: string): {
  ofSet: string;
  ofImage: (name: string) => string;
  ofFiles: (files: readonly SetAside[]) => SetAside[];
} {
  const place = label.replace(/[\\/]+$/, '');
  const ofSet = nameOfPlace(place);
  const ofImage = (name: string): string =>
    name.startsWith(place) ? `${ofSet}${name.slice(place.length)}` : nameOfPlace(name);
  return {
    ofSet,
    ofImage,
    ofFiles: (files) => files.map(({ file, reason }) => ({ file: ofImage(file), reason })),
  };
}
