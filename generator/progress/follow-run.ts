import type { Database } from '#prisma/client.ts';
import { imagesAhead } from '../queue/images-ahead.ts';
import { readRunProgress } from './read-run-progress.ts';
import type { RunProgress } from './read-run-progress.ts';
import { hasRunEnded } from '#domain/run-state.ts';

/** Where a run stands, and how many images of others a worker takes before its first. */
export type FollowedRun = RunProgress & { imagesAhead: number };

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
}): AsyncGenerator<FollowedRun> {
  const { db, runId, now, pause, signal, intervalMs = 400 } = options;
  let last = '';
  while (!signal?.aborted) {
    const progress = await readRunProgress({ db, runId, now: now() });
    if (!progress) return;
    const { state, done, failed, stepsDone, error } = progress;
    const ahead = state === 'queued' ? await imagesAhead(db, runId) : 0;
    const mark = JSON.stringify([state, done, failed, stepsDone, error, ahead]);
    if (mark !== last) yield { ...progress, imagesAhead: ahead };
    last = mark;
    if (hasRunEnded(state)) return;
    await pause(intervalMs);
  }
}
