/** Work by key, one at a time for each: asked for again while it is under way, it is not begun again. */
export function oneAtATime(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const underWay = new Set<string>();
  return async (key) => {
    if (underWay.has(key)) return;
    underWay.add(key);
    try {
      await work(key);
    } finally {
      underWay.delete(key);
    }
  };
}
