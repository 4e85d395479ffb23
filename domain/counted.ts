/**
 * How often something was counted: 0 for what was never met, which is no missing value but the
 * answer.
 *
 * @example counts.set(key, counted(counts, key) + 1)
 */
export function counted<Key>(counts: ReadonlyMap<Key, number>, key: Key): number {
  const count = counts.get(key);
  // eslint-disable-next-line onpar/no-silent-default -- what was never met was counted 0 times
  return count === undefined ? 0 : count;
}
