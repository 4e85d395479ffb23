import type { Database } from '#prisma/client.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import { enqueueRun } from './enqueue-run.ts';
import type { Queue } from './open-queue.ts';

/**
 * Queues again each run that waits for samples and has no job left: after a restored backup, or
 * when a job used up its retries. Returns the ids of those runs.
 */
export async function requeueLostRuns(options: { db: Database; queue: Queue }): Promise<string[]> {
  const { db, queue } = options;
  const unfinished = await db.run.findMany({
    where: { state: { in: [...LIVE_STATES] }, samples: { some: { state: 'waiting' } } },
    select: { id: true },
  });
  const lost: string[] = [];
  for (const { id } of unfinished) {
    if ((await enqueueRun({ db, queue, runId: id })) > 0) lost.push(id);
  }
  return lost;
}
