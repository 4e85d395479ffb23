import type { Database } from '#prisma/client.ts';

/**
 * Ends a run whose samples are all made or failed, and hands its study over for review.
 * Safe to call at any time and from several workers: the first one that finds it complete ends it.
 */
export async function finishRun(options: {
  db: Database;
  runId: string;
  now: Date;
}): Promise<boolean> {
  const { db, runId, now } = options;
  const waiting = await db.sample.count({ where: { runId, state: 'waiting' } });
  if (waiting > 0) return false;
  const failed = await db.sample.count({ where: { runId, state: 'failed' } });
  const run = await db.run.findUniqueOrThrow({ where: { id: runId } });
  const { count } = await db.run.updateMany({
    where: { id: runId, state: { in: ['queued', 'running', 'paused'] } },
    data: {
      state: failed > 0 ? 'completed_with_failures' : 'completed',
      stepsDone: run.stepsTotal,
      done: run.total - failed,
      failed,
      finishedAt: now,
    },
  });
  if (count === 0) return false;
  await db.study.updateMany({
    where: { id: run.studyId, state: { in: ['draft', 'generating'] } },
    data: { state: 'review' },
  });
  return true;
}
