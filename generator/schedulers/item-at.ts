/**
 * The item at `index`, which must be there: a fault of ours otherwise.
 *
 * @throws RangeError
 */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index} of ${items.length}.`);
  return item;
}
