/** Runs work that a first Ctrl-C stops; the exit status is then what shells expect of the signal. */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ result: T; interrupted: number | null }> {
  const controller = new AbortController();
  let interrupted: number | null = null;
  const stop = (code: number) => (): void => {
    interrupted = code;
    controller.abort();
  };
  const listeners = { SIGINT: stop(130), SIGTERM: stop(143) };
  process.on('SIGINT', listeners.SIGINT).on('SIGTERM', listeners.SIGTERM);
  try {
    return { result: await work(controller.signal), interrupted };
  } finally {
    process.off('SIGINT', listeners.SIGINT).off('SIGTERM', listeners.SIGTERM);
  }
}
