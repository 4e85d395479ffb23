/** A number of bytes that several may hold together. */
export type ByteBudget = {
  /** Waits, in the order of asking, until there is room; the answer gives the bytes back. */
  take: (bytes: number) => Promise<() => void>;
};

/** A budget of `limit` bytes; one who asks for more than all of it gets it alone. */
export function byteBudget(limit: number): ByteBudget {
  let held = 0;
  const waiting: { bytes: number; start: () => void }[] = [];
  const admit = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (held > 0 && held + next.bytes > limit) return;
      waiting.shift();
      held += next.bytes;
      next.start();
    }
  };
  return {
    take: (bytes) =>
      new Promise((resolve) => {
        const giveBack = (): void => {
          held -= bytes;
          admit();
        };
        waiting.push({ bytes, start: () => resolve(giveBack) });
        admit();
      }),
  };
}
