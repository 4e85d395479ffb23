import { constants } from 'node:os';
import { isStartedByNpm } from './env.ts';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Ending = (typeof ENDING)[number];

/** At Ctrl-C npm hands on what the terminal has sent us already. */
const SAME_REQUEST_MS = 1000;
const LOOK_EVERY_MS = 500;

const starter = process.ppid;

/**
 * Waits for Ctrl-C or a polite request to end (SIGINT, SIGTERM, SIGHUP). Asked again, the process ends at
 * once. The end of the npm or npx that started it is such a request too: the shell between the two keeps
 * its signals.
 */
export async function untilStopped(): Promise<Ending> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = (signal: Ending): void => {
      first ??= performance.now();
      if (performance.now() - first > SAME_REQUEST_MS)
        process.exit(128 + constants.signals[signal]);
      resolve(signal);
    };
    for (const signal of ENDING) process.on(signal, stop);
    if (!isStartedByNpm()) return;
    const look = setInterval(() => {
      if (process.ppid === starter) return;
      clearInterval(look);
      resolve('SIGHUP');
    }, LOOK_EVERY_MS).unref();
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
