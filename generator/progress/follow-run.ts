import type { Database } from '#prisma/client.ts';
import { readRunProgress } from './read-run-progress.ts';
import type { RunProgress } from './read-run-progress.ts';
import { hasRunEnded } from '#domain/run-state.ts';

/**
 * Yields a run's progress whenever it has changed, beginning with a snapshot, until the run ends,
 * disappears, or `signal` aborts. Works from any process that reaches the database.
 */
export async function* followRun(options: {
  db: Database;
  runId: string;
  now: () => Date;
  pause: (milliseconds: number) => Promise<void>;
  signal?: AbortSignal;
  intervalMs?: number;
}): AsyncGenerator<RunProgress> {
  const { db, runId, now, pause, signal, intervalMs = 400 } = options;
  let last = '';
  while (!signal?.aborted) {
    const progress = await readRunProgress({ db, runId, now: now() });
    if (!progress) return;
    const { state, done, failed, stepsDone, error } = progress;
    const mark = JSON.stringify([state, done, failed, stepsDone, error]);
    if (mark !== last) yield progress;
    last = mark;
    if (hasRunEnded(state)) return;
    await pause(intervalMs);
  }
}
