import { GENERATION_QUEUE } from './generation-job.ts';
import type { Queue } from './open-queue.ts';

/** How often an idle worker looks; pg-boss looks no oftener. */
const LOOK_FOR_JOBS = { pollingIntervalSeconds: 0.5 } as const;

/**
 * Does one job after another. After one that was done there may be more, so that it looks again at
 * once: otherwise jobs of small images, which take a tenth of that time, would wait for the next look.
 */
export async function takeJobs(
  queue: Queue,
  work: (job: { id: string; data: unknown }) => Promise<void>,
): Promise<void> {
  const taker: { id?: string } = {};
  taker.id = await queue.work<unknown>(GENERATION_QUEUE, LOOK_FOR_JOBS, async (jobs) => {
    for (const job of jobs) await work(job);
    if (taker.id !== undefined) queue.notifyWorker(taker.id);
  });
}
