import { countLiveWorkers } from './count-live-workers.ts';
import type { Queue } from './open-queue.ts';

/** Whether some worker, on any machine, takes generation jobs now. */
export async function hasLiveWorker(queue: Queue): Promise<boolean> {
  return (await countLiveWorkers(queue)) > 0;
}
