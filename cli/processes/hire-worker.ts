import { hasLiveWorker } from '#generator/queue/has-live-worker.ts';
import type { Queue } from '#generator/queue/open-queue.ts';
import type { Supervised } from './supervise.ts';

const LOOK_EVERY_MS = 5000;

/**
 * Sees to it that some worker takes the jobs, as long as they are waited for: a live one on whatever
 * machine, else one of our own, also when the live one has gone meanwhile.
 */
export async function hireWorker(options: {
  queue: Queue;
  start: () => Supervised;
}): Promise<Supervised> {
  const { queue, start } = options;
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  let own: Supervised | undefined;
  const look = async (): Promise<void> => {
    if (own !== undefined || (await hasLiveWorker(queue))) return;
    own = start();
    own.lost.catch(reject);
  };
  await look();
  // a database that does not answer now is asked again at the next look
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return {
    lost,
    stop: async () => {
      clearInterval(timer);
      await own?.stop();
    },
  };
}
