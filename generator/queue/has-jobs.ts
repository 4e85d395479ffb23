import { GENERATION_QUEUE } from './generation-job.ts';
import type { Queue } from './open-queue.ts';

const ANY = `
  SELECT 1 FROM pgboss.job
  WHERE name = $1 AND state IN ('created', 'retry', 'active') AND data ->> 'runId' = $2
  LIMIT 1`;

/**
 * Whether the queue still holds work of a run: waiting, to be tried again, or in a worker's hands. Every
 * worker asks it all the time, so the database looks for one such job, and sends none.
 */
export async function hasJobs(queue: Queue, runId: string): Promise<boolean> {
  const { rows } = await queue.getDb().executeSql(ANY, [GENERATION_QUEUE, runId]);
  return rows.length > 0;
}
