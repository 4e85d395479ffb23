/**
 * What a map gathers under a key, begun where the key is met for the first time.
 *
 * @example entryOf(rowsByArm, arm, () => []).push(row)
 */
export function entryOf<Key, Value>(
  entries: Map<Key, Value>,
  key: NoInfer<Key>,
  begin: () => NoInfer<Value>,
): Value {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const begun = begin();
  entries.set(key, begun);
  return begun;
}
