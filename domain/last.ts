/**
 * The last element of a list that has one.
 *
 * @param what names the list in the error, in the reader's words
 * @throws RangeError when the list is empty
 * @example last(points, 'points of the line')
 */
export function last<Item>(items: readonly Item[], what = 'the list'): Item {
  const item = items.at(-1);
  if (item !== undefined) return item;
  throw new RangeError(`${what} has no element`);
}
