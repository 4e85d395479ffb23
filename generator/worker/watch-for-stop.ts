import type { Database } from '#prisma/client.ts';
import { isLive } from '#domain/run-state.ts';

export type StopWatch = {
  /** aborts when the run is paused or cancelled, or the worker shuts down */
  readonly signal: AbortSignal;
  /** whether the run was paused or cancelled */
  readonly stopped: boolean;
  [Symbol.dispose]: () => void;
};

const LOOK_EVERY_MS = 1000;

/** Looks at a run's row while its samples are made, and tells when somebody paused or cancelled it. */
export function watchForStop(options: {
  db: Database;
  runId: string;
  signal: AbortSignal;
}): StopWatch {
  const { db, runId, signal } = options;
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    const run = await db.run.findUnique({ where: { id: runId }, select: { state: true } });
    if (run === null || !isLive(run.state)) stop.abort();
  };
  const timer = setInterval(() => {
    // A database that does not answer is no reason to stop: the next write will say so.
    look().catch(() => undefined);
  }, LOOK_EVERY_MS);
  return {
    signal: AbortSignal.any([signal, stop.signal]),
    get stopped() {
      return stop.signal.aborted;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
