import type { Database } from '#prisma/client.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import { hasJobs } from './has-jobs.ts';
import type { Queue } from './open-queue.ts';

/** The runs that have nothing left to make and nobody to end them: a worker was killed at the end. */
export async function unendedRuns(options: { db: Database; queue: Queue }): Promise<string[]> {
  const { db, queue } = options;
  const finished = await db.run.findMany({
    where: { state: { in: [...LIVE_STATES] }, samples: { none: { state: 'waiting' } } },
    select: { id: true },
  });
  const unended: string[] = [];
  for (const { id } of finished) if (!(await hasJobs(queue, id))) unended.push(id);
  return unended;
}
