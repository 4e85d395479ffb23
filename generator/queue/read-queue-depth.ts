import { at } from '#domain/at.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import type { Database } from '#prisma/client.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { hasQueue } from './has-queue.ts';
import { readQueueHealth } from './read-queue-health.ts';

export type QueueDepth = {
  /** that wait to be made, in runs that are live */
  images: number;
  /** that wait, or are in a worker's hands */
  jobs: number;
  /** that give signs of life, on any machine */
  workers: number;
};

/** What there is to do and who does it, asked of the database without a queue of one's own. */
export async function readQueueDepth(db: Database): Promise<QueueDepth> {
  const [images, jobs, { workers }] = await Promise.all([
    db.sample.count({ where: { state: 'waiting', run: { state: { in: [...LIVE_STATES] } } } }),
    countJobs(db),
    readQueueHealth(db),
  ]);
  return { images, jobs, workers };
}

async function countJobs(db: Database): Promise<number> {
  if (!(await hasQueue(db))) return 0;
  const counted = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pgboss.job
     WHERE name = ${GENERATION_QUEUE} AND state IN ('created', 'retry', 'active')`;
  return at(counted, 0, 'the count').n;
}
