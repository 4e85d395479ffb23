/**
 * Applies `work` to the items of a source, up to `limit` at a time, and yields the results in the
 * source's order. When one fails, its error is thrown at its place and no more are started.
 */
export async function* mapConcurrently<Item, Result>(
  source: AsyncIterable<Item> | Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const started: Promise<Result>[] = [];
  for await (const item of source) {
    const promise = work(item);
    // It is awaited in its turn; until then a failure must not count as unhandled.
    promise.catch(() => undefined);
    started.push(promise);
    if (started.length < limit) continue;
    const oldest = started.shift();
    if (oldest !== undefined) yield await oldest;
  }
  for (const promise of started) yield await promise;
}
