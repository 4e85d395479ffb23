/** Waits for Ctrl-C or a polite request to end (SIGINT, SIGTERM, SIGHUP). */
export async function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve(signal));
    }
  });
}

const END_WITHIN_MS = 25_000;

/**
 * Ends the process before long, also when something that is no longer wanted (an image measured, a
 * database that does not answer) would keep it; with the status that it has by then.
 */
export function endSoon(ms = END_WITHIN_MS): void {
  setTimeout(() => process.exit(), ms).unref();
}
