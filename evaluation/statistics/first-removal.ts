import { firstChange } from './first-change.ts';

/**
 * How many of a row of things must be taken away, from its beginning, until something has changed
 * (firstChange); null when not even all of them change it. They are moved one at a time, out and back in,
 * and are all in again when it is done.
 *
 * @param options.move takes the thing at a place away (times -1) or puts it back (times 1)
 */
export function firstRemoval(
  most: number,
  { move, isChanged }: { move: (place: number, times: 1 | -1) => void; isChanged: () => boolean },
): number | null {
  let removed = 0;
  const removeUpTo = (count: number): void => {
    while (removed < count) move(removed++, -1);
    while (removed > count) move(--removed, 1);
  };
  const found = firstChange(most, (count) => {
    removeUpTo(count);
    return isChanged();
  });
  removeUpTo(0);
  return found;
}
