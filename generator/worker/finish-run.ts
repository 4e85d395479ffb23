import type { Database } from '#prisma/client.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import { hasWaiting } from './has-waiting.ts';

/**
 * Ends a run whose samples are all made or failed, and hands its study over for review. A run of
 * which nothing could be made has failed, for the reason of its first sample.
 * Safe to call at any time and from several workers: the first one that finds it complete ends it.
 */
export async function finishRun(options: {
  db: Database;
  runId: string;
  now: Date;
}): Promise<boolean> {
  const { db, runId, now } = options;
  if (await hasWaiting(db, runId)) return false;
  const done = await db.sample.count({ where: { runId, state: 'done' } });
  const lost = await db.sample.findFirst({
    where: { runId, state: 'failed' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const run = await db.run.findUniqueOrThrow({ where: { id: runId } });
  const { count } = await db.run.updateMany({
    where: { id: runId, state: { in: [...LIVE_STATES, 'paused'] } },
    data: {
      ...(lost === null
        ? { state: 'completed', error: null }
        : done > 0
          ? { state: 'completed_with_failures', error: null }
          : { state: 'failed', error: lost.error }),
      done,
      failed: run.total - done,
      finishedAt: now,
    },
  });
  if (count === 0) return false;
  if (done === 0) return true;
  await db.study.updateMany({
    where: { id: run.studyId, state: { in: ['draft', 'generating'] } },
    data: { state: 'review' },
  });
  return true;
}
