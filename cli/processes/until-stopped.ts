/** Waits for Ctrl-C or a polite request to end (SIGINT, SIGTERM, SIGHUP). */
export async function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve(signal));
    }
  });
}
