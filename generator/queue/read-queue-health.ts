import { LIVE_STATES } from '#domain/run-state.ts';
import { at } from '#domain/at.ts';
import type { Database } from '#prisma/client.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { hasQueue } from './has-queue.ts';

export type QueueHealth = {
  /** workers that give signs of life, on any machine */
  workers: number;
  /** false when images wait to be made and no worker is there to make them */
  moves: boolean;
};

/** Signs of life that a worker may miss before it counts as gone, as pg-boss counts. */
const MOST_MISSED = 3;

/** Whether the work of runs is taken, asked of the database without a queue of one's own. */
export async function readQueueHealth(db: Database): Promise<QueueHealth> {
  const workers = await countWorkers(db);
  const waiting = await db.run.findFirst({
    where: { state: { in: [...LIVE_STATES] }, samples: { some: { state: 'waiting' } } },
    select: { id: true },
  });
  return { workers, moves: waiting === null || workers > 0 };
}

async function countWorkers(db: Database): Promise<number> {
  if (!(await hasQueue(db))) return 0;
  const counted = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pgboss.instance
     WHERE stopped_on IS NULL
       AND heartbeat_on > now() - heartbeat_seconds * ${MOST_MISSED} * interval '1 second'
       AND workers::jsonb @> ${JSON.stringify([{ queue: GENERATION_QUEUE }])}::jsonb`;
  return at(counted, 0, 'the count').n;
}
