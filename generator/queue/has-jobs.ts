import { GENERATION_QUEUE } from './generation-job.ts';
import type { Queue } from './open-queue.ts';

/** Whether the queue still holds work of a run: waiting, to be tried again, or in a worker's hands. */
export async function hasJobs(queue: Queue, runId: string): Promise<boolean> {
  const jobs = await queue.findJobs(GENERATION_QUEUE, { data: { runId } });
  return jobs.some((job) => ['created', 'retry', 'active'].includes(job.state));
}
