/**
 * Asks one question for all keys that are asked for in the same turn of the event loop: where many ask at
 * once, each costs a part of what it would by itself. A key that has no answer gets null.
 */
export function askTogether<K, V>(
  ask: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K) => Promise<V | null> {
  let asked: { keys: Set<K>; answers: Promise<ReadonlyMap<K, V>> } | undefined;
  const begin = (): NonNullable<typeof asked> => {
    const keys = new Set<K>();
    const answers = new Promise<void>((resolve) => void setImmediate(resolve)).then(() => {
      asked = undefined;
      return ask([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    asked ??= begin();
    asked.keys.add(key);
    return (await asked.answers).get(key) ?? null;
  };
}
