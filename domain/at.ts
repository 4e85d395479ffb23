/**
 * The element at a place that must hold one: what the length of a list promises and its type cannot.
 *
 * @param what names the list in the error, in the reader's words
 * @throws RangeError when there is none
 * @example at(arms, 1, 'arms') // the second arm
 */
export function at<Item>(items: ArrayLike<Item>, index: number, what = 'the list'): Item {
  const item = items[index];
  if (item !== undefined) return item;
  throw new RangeError(`${what} has ${items.length} elements, and no element ${index}`);
}
