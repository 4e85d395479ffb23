import { at } from '#domain/at.ts';
import { LIVE_STATES } from '#domain/run-state.ts';
import type { Database } from '#prisma/client.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { hasQueue } from './has-queue.ts';

/**
 * How many images of other runs the queue holds before the first of this one; workers take them in
 * this order. Those of runs that are paused or over are passed over without being made.
 */
export async function imagesAhead(db: Database, runId: string): Promise<number> {
  if (!(await hasQueue(db))) return 0;
  const counted = await db.$queryRaw<{ images: number }[]>`
    WITH jobs AS (
      SELECT data->>'runId' AS run, jsonb_array_length(data->'sampleIds') AS images, created_on
        FROM pgboss.job
       WHERE name = ${GENERATION_QUEUE} AND state IN ('created', 'retry', 'active'))
    SELECT coalesce(sum(jobs.images), 0)::int AS images
      FROM jobs JOIN "Run" ON "Run"."id"::text = jobs.run
     WHERE jobs.run <> ${runId} AND "Run"."state"::text = ANY(${[...LIVE_STATES]})
       AND jobs.created_on < (SELECT min(created_on) FROM jobs WHERE run = ${runId})`;
  return at(counted, 0, 'the count').images;
}
