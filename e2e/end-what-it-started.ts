import { constants } from 'node:os';
import { untilStopped } from '#cli/processes/until-stopped.ts';

/**
 * Runs a program that starts others. When it is asked to end, `signal` aborts; it ends with the status of
 * that request once `work` has ended what it started. Asked again, it ends at once.
 */
export async function endWhatItStarted(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  void untilStopped().then((name) => {
    process.exitCode = 128 + constants.signals[name];
    stop.abort(new Error(`stopped by ${name}`));
  });
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  // what is still being waited for is left where it is
  process.exit();
}

/**
 * What `work` comes to, as long as `signal` does not abort.
 *
 * @throws the reason of the signal, at once: `work` is not waited for then
 */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });
  return Promise.race([work, aborted]);
}
