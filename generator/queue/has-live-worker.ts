import { GENERATION_QUEUE } from './generation-job.ts';
import type { Queue } from './open-queue.ts';

/** Whether some worker, on any machine, takes generation jobs now. */
export async function hasLiveWorker(queue: Queue): Promise<boolean> {
  const instances = await queue.getInstances();
  return instances.some(
    ({ live, workers }) => live && workers.some((worker) => worker.queue === GENERATION_QUEUE),
  );
}
