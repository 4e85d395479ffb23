/**
 * Keeps the latest results of some work by a key that tells all that it is made of: the same key gives
 * what was made before. What failed is not kept.
 *
 * @param most how many are kept; the one that was made first goes first
 */
export function keepRecent<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const making = make();
    made.set(key, making);
    making.catch(() => made.delete(key));
    const oldest = made.keys().next();
    if (made.size > most && oldest.done === false) made.delete(oldest.value);
    return making;
  };
}
