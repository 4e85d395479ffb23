/**
 * What was gathered under a key: nothing for a key that was never met, which is no missing value but
 * the answer.
 *
 * @example listed(studiesBySet, set.name).length
 */
export function listed<Key, Item>(
  lists: ReadonlyMap<Key, Iterable<Item>>,
  key: NoInfer<Key>,
): Item[] {
  const list = lists.get(key);
  return list === undefined ? [] : [...list];
}
