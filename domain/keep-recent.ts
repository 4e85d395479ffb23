/**
 * Keeps the latest results of some work by a key that tells all that it is made of: the same key gives
 * what was made before. What failed is not kept.
 *
 * @param most how many are kept, or what they weigh together; the one that was made first goes first
 * @param options.weigh what one weighs, such as its bytes
 */
export function keepRecent<T>(
  most: number,
  { weigh = () => 1 }: { weigh?: (made: T) => number } = {},
): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { making: Promise<T>; weight: number }>();
  let total = 0;
  const weighIn = (key: string, making: Promise<T>, made: T): void => {
    const entry = kept.get(key);
    if (entry?.making !== making) return;
    entry.weight = weigh(made);
    total += entry.weight;
    for (const [oldest, { weight }] of kept) {
      if (total <= most) return;
      kept.delete(oldest);
      total -= weight;
    }
  };
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known.making;
    const making = make();
    kept.set(key, { making, weight: 0 });
    making.then(
      (made) => weighIn(key, making, made),
      () => kept.delete(key),
    );
    return making;
  };
}
