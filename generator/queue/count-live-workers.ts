import { GENERATION_QUEUE } from './generation-job.ts';
import type { Queue } from './open-queue.ts';

/** How many processes, on any machine, take generation jobs now. */
export async function countLiveWorkers(queue: Queue): Promise<number> {
  const instances = await queue.getInstances();
  return instances.filter(
    ({ live, workers }) => live && workers.some((worker) => worker.queue === GENERATION_QUEUE),
  ).length;
}
